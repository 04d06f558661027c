package org.elasto.client.s3;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.elasto.client.ErrorKind;
import org.elasto.client.LockOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageLock;
import org.elasto.client.http.Timing;
import org.elasto.client.lease.HeldLock;
import org.elasto.client.lease.LeaseTimer;
import org.elasto.client.lease.LockTerms;

/**
 * Locks on S3. Before the first one at an endpoint it is asked whether it judges conditional writes: there are stores that
 * take the conditions and write all the same. Thread-safe.
 */
final class S3Locks implements AutoCloseable {

    /** What no object of ours has. */
    private static final String NO_ETAG = "00000000000000000000000000000000";

    private final LeaseTimer timer;
    private final Timing timing;
    private final Map<S3Operations, Boolean> judging = new ConcurrentHashMap<>();

    S3Locks(LeaseTimer timer, Timing timing) {
        this.timer = timer;
        this.timing = timing;
    }

    StorageLock lock(S3Operations operations, S3Path path, LockOptions options) {
        LockObject object = object(operations, path, options);
        requireJudging(object);
        return HeldLock.take(new LockTerms(path.uri(), options, timer, timing), new S3Lock(object, options));
    }

    void breakLock(S3Operations operations, S3Path path, LockOptions options) {
        LockObject object = object(operations, path, options);
        requireJudging(object);
        S3Lock.breakLock(object);
    }

    /** Beside what it locks; of a bucket or directory in it. */
    private static LockObject object(S3Operations operations, S3Path path, LockOptions options) {
        S3Path lock = S3Path.of(path.uri().withKey(path.key() + options.suffix()));
        return new LockObject(operations, lock.object());
    }

    private void requireJudging(LockObject object) {
        Boolean known = judging.get(object.operations());
        if (known == null) {
            known = isJudging(object);
            judging.put(object.operations(), known);
        }
        if (!known) {
            throw object.unfit("takes conditions of writes, but does not judge them");
        }
    }

    /** Tries on an object of its own what a lock depends on. */
    private static boolean isJudging(LockObject lock) {
        ObjectRef name = new ObjectRef(lock.object().bucket(), lock.object().key() + "." + UUID.randomUUID());
        LockObject probe = new LockObject(lock.operations(), name);
        try {
            String etag = probe.put(LockRecord.UNUSED, Conditions.ABSENT);
            Conditions right = Conditions.NONE.withIfMatch(etag);
            return etag != null
                    && refuses(probe, Conditions.ABSENT)
                    && refuses(probe, Conditions.NONE.withIfMatch(NO_ETAG))
                    && !refuses(probe, right)
                    && refuses(probe, right);
        } finally {
            remove(probe);
        }
    }

    private static boolean refuses(LockObject probe, Conditions conditions) {
        try {
            probe.put(LockRecord.UNUSED.takenBy(UUID.randomUUID().toString(), "probe", null), conditions);
            return false;
        } catch (StorageException e) {
            if (LockObject.isRefusal(e)) {
                return true;
            }
            throw e;
        }
    }

    /** What is left behind does no harm. */
    private static void remove(LockObject probe) {
        try {
            probe.operations().deleteObject(probe.object(), Conditions.NONE);
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND) {
                System.getLogger(S3Locks.class.getName())
                        .log(System.Logger.Level.DEBUG, "a probe was left behind: {0}", e.kind());
            }
        }
    }

    @Override
    public void close() {
        timer.close();
    }
}
