package org.elasto.client.s3;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.elasto.client.ErrorKind;
import org.elasto.client.LockOptions;
import org.elasto.client.StorageException;
import org.elasto.client.lease.LockWire;
import org.jspecify.annotations.Nullable;

/**
 * A lock made of an object and conditional writes. When it expires is judged by the service's own clock: reckoned by the
 * holder from an answer before he writes it, and by others from the answer in which they find it. Thread-safe.
 */
final class S3Lock implements LockWire {

    /** What others do to the object between our look and our write, they do not do for ever. */
    private static final int TRIES = 8;

    private final LockObject object;
    private final LockOptions options;
    private final AtomicReference<LockObject.@Nullable Found> mine = new AtomicReference<>();

    S3Lock(LockObject object, LockOptions options) {
        this.object = object;
        this.options = options;
    }

    @Override
    public String acquire(String id, @Nullable Duration duration) {
        LockObject.Found found = object.findOrMake();
        if (found.says().isHeldAt(found.now())) {
            throw taken(found.says());
        }
        LockRecord ours = found.says().takenBy(id, options.owner(id), end(found.now(), duration));
        String etag = object.replace(found, ours);
        if (etag == null) {
            throw conflict("somebody else was faster to take " + object.object());
        }
        mine.set(new LockObject.Found(ours, etag, found.now()));
        return id;
    }

    private static @Nullable Instant end(Instant now, @Nullable Duration duration) {
        return duration == null ? null : now.plus(duration);
    }

    private StorageException taken(LockRecord by) {
        return conflict(object.object() + " is held by " + by.owner()
                + (by.expires() == null ? "" : " until " + by.expires() + " unless renewed"));
    }

    private static StorageException conflict(String message) {
        return new StorageException(ErrorKind.LEASE_CONFLICT, message);
    }

    @Override
    public OptionalLong number(String id) {
        LockObject.Found now = mine.get();
        return now == null ? OptionalLong.empty() : OptionalLong.of(now.says().number());
    }

    /** Looks first, for the time at the service. */
    @Override
    public String renew(String id) {
        change(id, null, found -> found.says().until(end(found.now(), options.duration())));
        return id;
    }

    @Override
    public void release(String id) {
        change(id, mine.get(), found -> found.says().free());
    }

    /** Replaces what is ours. */
    private void change(String id, LockObject.@Nullable Found known, Function<LockObject.Found, LockRecord> next) {
        LockObject.Found found = known;
        for (int tries = 0; tries < TRIES; tries++) {
            if (found == null) {
                found = object.find();
            }
            if (found == null) {
                throw conflict(object.object() + " was removed, and the lock with it");
            }
            if (!found.says().isHeldBy(id)) {
                throw found.says().held() ? taken(found.says()) : conflict(object.object() + " was broken");
            }
            LockRecord says = next.apply(found);
            String etag = object.replace(found, says);
            if (etag != null) {
                mine.set(new LockObject.Found(says, etag, found.now()));
                return;
            }
            found = null;
        }
        throw conflict(object.object() + " is written again and again by somebody else");
    }

    /** Ends it, whoever holds it. */
    static void breakLock(LockObject object) {
        for (int tries = 0; tries < TRIES; tries++) {
            LockObject.Found found = object.find();
            if (found == null || !found.says().isHeldAt(found.now())) {
                throw conflict("nobody holds " + object.object());
            }
            if (object.replace(found, found.says().broken()) != null) {
                return;
            }
        }
        throw conflict(object.object() + " is written again and again by its holder");
    }
}
