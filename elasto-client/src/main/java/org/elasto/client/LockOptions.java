package org.elasto.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to take a lock. Begin with {@link #PRESET} or {@link #INFINITE}.
 *
 * @param duration how long it holds when its holder is gone, 15 to 60 s in whole seconds; null for ever, which is all that
 *     files of a share know
 * @param waiting how long to wait for it while somebody else holds it, at most a year; zero asks once
 * @param poll how long to wait at most between two looks, which are closer together at first; more than zero
 * @param owner who holds it, for people to read, in at most 200 characters of plain text; null for the id of the lock
 * @param fencing whether to count a {@linkplain StorageLock#number fencing number} in the metadata of a leased file, which
 *     changes its ETag; on S3 it is always counted
 * @param suffix what the key of the lock object on S3 ends with, behind the key of what is locked; not empty
 * @param listener hears of its loss; null if nobody does
 */
public record LockOptions(
        @Nullable Duration duration,
        Duration waiting,
        Duration poll,
        @Nullable String owner,
        boolean fencing,
        String suffix,
        @Nullable LockListener listener) {

    private static final int LONGEST_OWNER = 200;
    private static final Duration LONGEST_WAIT = Duration.ofDays(366);

    /** Holds for 30 s without being renewed, asks once, looks every second when told to wait. */
    public static final LockOptions PRESET =
            new LockOptions(Duration.ofSeconds(30), Duration.ZERO, Duration.ofSeconds(1), null, false, ".lock", null);

    /** The same, but holds until it is released or broken. */
    public static final LockOptions INFINITE = PRESET.withDuration(null);

    public LockOptions {
        // Locks are held as leases are.
        duration = new LeaseOptions(duration, null, true, null).duration();
        require(!waiting.isNegative() && waiting.compareTo(LONGEST_WAIT) <= 0, "nobody waits for a lock " + waiting);
        require(!poll.isNegative() && !poll.isZero(), "between two looks at a lock goes some time");
        require(poll.compareTo(LONGEST_WAIT) <= 0, "nobody looks at a lock every " + poll);
        require(owner == null || isPlain(owner), "the owner of a lock is plain text of at most 200 characters");
        require(!suffix.isEmpty(), "a lock object has a name of its own");
    }

    private static boolean isPlain(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_OWNER
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) || (c >= 0xD800 && c < 0xE000));
    }

    private static void require(boolean good, String message) {
        if (!good) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, message);
        }
    }

    public LockOptions withDuration(@Nullable Duration value) {
        return new LockOptions(value, waiting, poll, owner, fencing, suffix, listener);
    }

    public LockOptions withWaiting(Duration value) {
        return new LockOptions(duration, value, poll, owner, fencing, suffix, listener);
    }

    public LockOptions withPoll(Duration value) {
        return new LockOptions(duration, waiting, value, owner, fencing, suffix, listener);
    }

    public LockOptions withOwner(@Nullable String value) {
        return new LockOptions(duration, waiting, poll, value, fencing, suffix, listener);
    }

    public LockOptions withFencing(boolean value) {
        return new LockOptions(duration, waiting, poll, owner, value, suffix, listener);
    }

    public LockOptions withSuffix(String value) {
        return new LockOptions(duration, waiting, poll, owner, fencing, value, listener);
    }

    public LockOptions withListener(@Nullable LockListener value) {
        return new LockOptions(duration, waiting, poll, owner, fencing, suffix, value);
    }

    /** Who holds a lock of this id. */
    public String owner(String id) {
        return owner == null ? id : owner;
    }
}
