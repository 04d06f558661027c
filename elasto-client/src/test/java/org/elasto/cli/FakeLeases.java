package org.elasto.cli;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.elasto.client.ErrorKind;
import org.elasto.client.Lease;
import org.elasto.client.LeaseOptions;
import org.elasto.client.LockOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageLock;
import org.elasto.client.StorageUri;
import org.jspecify.annotations.Nullable;

/** The leases of a {@link FakeStore}, which hold until they are given back. */
final class FakeLeases {

    /** Who holds what. */
    final Map<StorageUri, String> ids = new ConcurrentHashMap<>();

    /** How often one was renewed. */
    int renewals;

    /** The lock that was taken last. */
    volatile @Nullable Held lock;

    private static StorageException conflict() {
        return new StorageException(ErrorKind.LEASE_CONFLICT, "somebody else holds the lease");
    }

    Held acquire(StorageUri uri, LeaseOptions options) {
        String id = Objects.requireNonNullElse(options.id(), UUID.randomUUID().toString());
        if (ids.putIfAbsent(uri, id) != null) {
            throw conflict();
        }
        return new Held(uri, id, options.duration(), LockOptions.INFINITE);
    }

    Held known(StorageUri uri, String id) {
        return new Held(uri, id, null, LockOptions.INFINITE);
    }

    Held lock(StorageUri uri, LockOptions options) {
        Held held = acquire(uri, LeaseOptions.INFINITE);
        Held taken = new Held(uri, held.id(), options.duration(), options);
        lock = taken;
        return taken;
    }

    Duration broken(StorageUri uri, @Nullable Duration period) {
        if (ids.remove(uri) == null) {
            throw conflict();
        }
        return Objects.requireNonNullElse(period, Duration.ZERO);
    }

    /** A lease, or a lock. */
    final class Held implements Lease, StorageLock {

        private final StorageUri uri;
        private final String id;
        private final @Nullable Duration duration;
        private final LockOptions options;

        private Held(StorageUri uri, String id, @Nullable Duration duration, LockOptions options) {
            this.uri = uri;
            this.id = id;
            this.duration = duration;
            this.options = options;
        }

        /** Takes it from its holder, who hears of it. */
        void lose() {
            ids.remove(uri);
            Objects.requireNonNull(options.listener()).lost(this, conflict());
        }

        @Override
        public StorageUri uri() {
            return uri;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String owner() {
            return id;
        }

        @Override
        public OptionalLong number() {
            return OptionalLong.empty();
        }

        @Override
        public @Nullable Duration duration() {
            return duration;
        }

        @Override
        public boolean isHeld() {
            return id.equals(ids.get(uri));
        }

        @Override
        public void renew() {
            if (!isHeld()) {
                throw conflict();
            }
            renewals++;
        }

        @Override
        public void change(String newId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void release() {
            if (!ids.remove(uri, id)) {
                throw conflict();
            }
        }

        @Override
        public void close() {
            ids.remove(uri, id);
        }
    }
}
