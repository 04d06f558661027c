package org.elasto.emulator.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;
import org.pcollections.TreePMap;

/**
 * What SMB clients have open in a share, and what they keep others from. Immutable.
 *
 * <p>See "Managing file locks" in the service's REST documentation: an operation is to an open handle as if somebody opened
 * the file for what the operation needs.
 *
 * @param doomed ids of what is deleted when nobody has it open any more
 * @param made how many there have ever been
 */
record Handles(TreePMap<Long, OpenHandle> byId, MapPSet<Long> doomed, long made) {

    static final Handles NONE = new Handles(TreePMap.empty(), HashTreePSet.empty(), 0);

    /** Ids as the service gives them are of this size. */
    private static final long FIRST_ID = 21_000_000_000L;

    /** What an operation would open its file or directory for. */
    private static Set<SmbAccess> need(FileOperation operation) {
        return switch (operation) {
            case CREATE_FILE, COPY_FILE -> Set.of(SmbAccess.WRITE, SmbAccess.DELETE);
            case GET_FILE, LIST_RANGES -> Set.of(SmbAccess.READ);
            case SET_FILE_PROPERTIES,
                    SET_FILE_METADATA,
                    PUT_RANGE,
                    PUT_RANGE_FROM_URL,
                    SET_DIRECTORY_PROPERTIES,
                    SET_DIRECTORY_METADATA -> Set.of(SmbAccess.WRITE);
            case DELETE_FILE, DELETE_DIRECTORY, RENAME_FILE, RENAME_DIRECTORY -> Set.of(SmbAccess.DELETE);
            default -> Set.of();
        };
    }

    /**
     * Returns if nothing that is open forbids an operation on a directory or file.
     *
     * @throws AzureException SharingViolation or DeletePending
     */
    void check(long node, FileOperation operation) {
        checkNotDoomed(node);
        Set<SmbAccess> need = need(operation);
        for (OpenHandle handle : of(node)) {
            boolean deletes = operation == FileOperation.DELETE_FILE || operation == FileOperation.DELETE_DIRECTORY;
            if (deletes || !handle.how().sharing().containsAll(need)) {
                throw new AzureException(AzureError.SHARING_VIOLATION);
            }
        }
    }

    private void checkNotDoomed(long node) {
        if (doomed.contains(node)) {
            throw new AzureException(AzureError.DELETE_PENDING);
        }
    }

    /**
     * Returns if no lock forbids to read or write a range.
     *
     * @param to exclusive
     * @throws AzureException FileLockConflict
     */
    void checkRange(long node, long from, long to, boolean writing) {
        for (OpenHandle handle : of(node)) {
            if (handle.locks(from, to, writing)) {
                throw new AzureException(AzureError.FILE_LOCK_CONFLICT);
            }
        }
    }

    /**
     * Returns if a file can be leased: a lease is as if the file were opened for everything and shared for reading.
     *
     * @throws AzureException SharingViolation
     */
    void checkLease(long node) {
        for (OpenHandle handle : of(node)) {
            if (!handle.how().goesWith(LEASE)) {
                throw new AzureException(AzureError.SHARING_VIOLATION);
            }
        }
    }

    private static final SmbOpen LEASE = SmbOpen.to(SmbAccess.values()).sharing(SmbAccess.READ);

    /**
     * With one more.
     *
     * @param leased whether the file has a lease
     * @throws AzureException SharingViolation or DeletePending
     */
    Handles open(OpenHandle handle, boolean leased) {
        checkNotDoomed(handle.node());
        for (OpenHandle other : of(handle.node())) {
            if (!handle.how().goesWith(other.how())) {
                throw new AzureException(AzureError.SHARING_VIOLATION);
            }
        }
        if (leased && !LEASE.sharing().containsAll(handle.how().access())) {
            throw new AzureException(AzureError.SHARING_VIOLATION);
        }
        MapPSet<Long> marked = handle.how().deleteOnClose() ? doomed.plus(handle.node()) : doomed;
        return new Handles(byId.plus(handle.id(), handle), marked, made + 1);
    }

    /** The id of the next one. */
    long nextId() {
        return FIRST_ID + made;
    }

    /** Those of a directory or file. */
    List<OpenHandle> of(long node) {
        List<OpenHandle> open = new ArrayList<>();
        for (OpenHandle handle : byId.values()) {
            if (handle.node() == node) {
                open.add(handle);
            }
        }
        return open;
    }

    /** With another in the place of the one that has its id. */
    Handles with(OpenHandle handle) {
        return new Handles(byId.plus(handle.id(), handle), doomed, made);
    }

    /** With what was marked for deletion kept. */
    Handles keeping(long node) {
        return new Handles(byId, doomed.minus(node), made);
    }

    private Handles without(OpenHandle handle) {
        return new Handles(byId.minus(handle.id()), doomed, made);
    }

    /** A share in which these are closed; what is marked for deletion goes with the last that had it open. */
    static ShareState close(ShareState share, Collection<OpenHandle> closing) {
        Handles rest = share.handles();
        FileTree tree = share.tree();
        for (OpenHandle handle : closing) {
            rest = rest.without(handle);
            long node = handle.node();
            if (rest.doomed.contains(node) && rest.of(node).isEmpty()) {
                rest = rest.keeping(node);
                tree = tree.without(node);
            }
        }
        return share.withTree(tree).withHandles(rest);
    }
}
