package org.elasto.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What open files and directories share: the one place where capabilities are asked, before anything is sent. */
abstract sealed class OpenHandle implements ElastoFile permits OpenFile, OpenDirectory {

    private final StorageUri uri;
    private final Backend backend;
    private final Set<Capability> capabilities;
    private final Backend.Handle handle;
    private final AtomicBoolean closed = new AtomicBoolean();

    OpenHandle(StorageUri uri, Backend backend, Set<Capability> capabilities, Backend.Handle handle) {
        this.uri = uri;
        this.backend = backend;
        this.capabilities = capabilities;
        this.handle = handle;
    }

    static void require(Set<Capability> capabilities, Capability capability, String verb) {
        if (!capabilities.contains(capability)) {
            throw new StorageException(
                    ErrorKind.UNSUPPORTED, "this backend has no " + verb + ": it lacks " + capability);
        }
    }

    final void require(Capability capability, String verb) {
        require(capabilities, capability, verb);
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
        return capabilities;
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
    public final Cost cost() {
        return handle.cost();
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
    public final Lease acquireLease(LeaseOptions options) {
        requireOpen();
        require(Capability.LEASES, "acquireLease");
        return handle.acquireLease(options);
    }

    @Override
    public final Lease namedLease() {
        requireOpen();
        require(Capability.LEASES, "namedLease");
        return handle.namedLease();
    }

    @Override
    public final Duration breakLease(@Nullable Duration period) {
        requireOpen();
        require(Capability.LEASES, "breakLease");
        if (period != null && (period.isNegative() || period.compareTo(Duration.ofSeconds(60)) > 0)) {
            throw invalid("a lease ends within 60 s of being broken, not in " + period);
        }
        return handle.breakLease(period);
    }

    @Override
    public final void close() {
        if (!closed.getAndSet(true)) {
            handle.close();
        }
    }
}
