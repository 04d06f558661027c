package org.elasto.client;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** What open files and directories share: the one place where capabilities are asked, before anything is sent. */
abstract sealed class OpenHandle implements ElastoFile permits OpenFile, OpenDirectory {

    private final StorageUri uri;
    private final Backend backend;
    private final Backend.Handle handle;
    private final AtomicBoolean closed = new AtomicBoolean();

    OpenHandle(StorageUri uri, Backend backend, Backend.Handle handle) {
        this.uri = uri;
        this.backend = backend;
        this.handle = handle;
    }

    static void require(Backend backend, Capability capability, String verb) {
        if (!backend.capabilities().contains(capability)) {
            throw new StorageException(
                    ErrorKind.UNSUPPORTED, "this backend has no " + verb + ": it lacks " + capability);
        }
    }

    final void require(Capability capability, String verb) {
        require(backend, capability, verb);
    }

    final void requireOpen() {
        if (closed.get()) {
            throw invalid(uri + " is closed");
        }
    }

    static StorageException invalid(String message) {
        return new StorageException(ErrorKind.INVALID_ARGUMENT, message);
    }

    final Backend backend() {
        return backend;
    }

    @Override
    public final StorageUri uri() {
        return uri;
    }

    @Override
    public final boolean created() {
        return handle.created();
    }

    @Override
    public final Set<Capability> capabilities() {
        return backend.capabilities();
    }

    @Override
    public final FileStat stat() {
        requireOpen();
        return handle.stat();
    }

    @Override
    public final FileSystemStat statfs() {
        requireOpen();
        return handle.statfs();
    }

    @Override
    public final void unlink() {
        requireOpen();
        if (uri.isRoot()) {
            throw invalid("a root cannot be removed");
        }
        handle.unlink();
    }

    @Override
    public final void close() {
        if (!closed.getAndSet(true)) {
            handle.close();
        }
    }
}
