package org.elasto.emulator.file;

import java.util.List;
import java.util.function.BiFunction;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.store.Store.Change;
import org.pcollections.PVector;

/**
 * What an {@link SmbClient} has open, until it is closed here or by Force Close Handles. Thread-safe.
 */
public final class SmbHandle implements AutoCloseable {

    private final FileContext context;
    private final FileAccount account;
    private final String share;
    private final OpenHandle opened;

    SmbHandle(FileContext context, FileAccount account, String share, OpenHandle opened) {
        this.context = context;
        this.account = account;
        this.share = share;
        this.opened = opened;
    }

    /** Its id, as List Handles has it. */
    public String id() {
        return Long.toString(opened.id());
    }

    /** Whether nobody has closed it. */
    public boolean isOpen() {
        ShareState state = Shares.find(context.store().world(), account, share);
        return state != null && state.handles().byId().containsKey(opened.id());
    }

    /**
     * Keeps all others from reading and writing a range.
     *
     * @param length in bytes
     * @throws AzureException FileLockConflict where another has locked some of it
     * @throws IllegalStateException when it is closed
     */
    public void lock(long offset, long length) {
        lock(new ByteLock(offset, Math.addExact(offset, length), true));
    }

    /**
     * Keeps all others from writing a range.
     *
     * @param length in bytes
     * @throws AzureException FileLockConflict where another has it for itself
     * @throws IllegalStateException when it is closed
     */
    public void lockShared(long offset, long length) {
        lock(new ByteLock(offset, Math.addExact(offset, length), false));
    }

    private void lock(ByteLock lock) {
        change((state, handle) -> {
            for (OpenHandle other : state.handles().of(handle.node())) {
                if (other.locks(lock.start(), lock.end(), lock.exclusive())) {
                    throw new AzureException(AzureError.FILE_LOCK_CONFLICT);
                }
            }
            PVector<ByteLock> locks = handle.locks().plus(lock);
            return state.withHandles(state.handles().with(handle.withLocks(locks)));
        });
    }

    /**
     * Gives a range free that was locked with this offset and length.
     *
     * @throws IllegalStateException when it is closed, or was not so locked
     */
    public void unlock(long offset, long length) {
        change((state, handle) -> {
            for (ByteLock lock : handle.locks()) {
                if (lock.start() == offset && lock.end() == offset + length) {
                    PVector<ByteLock> locks = handle.locks().minus(lock);
                    return state.withHandles(state.handles().with(handle.withLocks(locks)));
                }
            }
            throw new IllegalStateException("no such lock: " + offset + " and " + length + " bytes");
        });
    }

    /**
     * Takes back that the file is deleted on close, whoever said so.
     *
     * @throws IllegalStateException when it is closed
     */
    public void keep() {
        change((state, handle) -> state.withHandles(state.handles().keeping(handle.node())));
    }

    private void change(BiFunction<ShareState, OpenHandle, ShareState> step) {
        context.store().update(world -> {
            ShareState state = Shares.find(world, account, share);
            OpenHandle handle = state == null ? null : state.handles().byId().get(opened.id());
            if (state == null || handle == null) {
                throw new IllegalStateException("the handle is closed");
            }
            ShareState next = step.apply(state, handle);
            return new Change<>(Shares.with(world, account, share, next), next);
        });
    }

    /** Closes it, with its locks; closing again does nothing. What was to be deleted with the last handle is gone. */
    @Override
    public void close() {
        context.store().update(world -> {
            ShareState state = Shares.find(world, account, share);
            OpenHandle handle = state == null ? null : state.handles().byId().get(opened.id());
            if (state == null || handle == null) {
                return new Change<>(world, opened);
            }
            ShareState next = Handles.close(state, List.of(handle));
            return new Change<>(Shares.with(world, account, share, next), handle);
        });
    }
}
