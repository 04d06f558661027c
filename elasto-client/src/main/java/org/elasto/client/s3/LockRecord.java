package org.elasto.client.s3;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a lock object says. It is kept after a release, so that the number never falls back.
 *
 * @param number of how often the lock was taken
 * @param id of who took it last, a UUID; empty if nobody ever did, or if it was broken
 * @param owner what he calls himself
 * @param held whether he has it still, unless it expired
 * @param expires when it does, by the clock of the service; null for never
 */
record LockRecord(
        long number,
        String id,
        String owner,
        boolean held,
        @Nullable Instant expires) {

    /** Nobody ever had it. */
    static final LockRecord UNUSED = new LockRecord(0, "", "", false, null);

    /** No lock object is longer. */
    static final int LONGEST = 4096;

    /** The clocks of a service's own machines may be apart by so much. */
    private static final Duration APART = Duration.ofSeconds(2);

    private static final String FORMAT = "elasto-lock";
    private static final String NEVER = "never";

    /** Whether nobody else may take it at that time. */
    boolean isHeldAt(Instant now) {
        return held && (expires == null || !now.isAfter(expires.plus(APART)));
    }

    boolean isHeldBy(String who) {
        return held && id.equals(who);
    }

    /** Taken by another. */
    LockRecord takenBy(String newId, String newOwner, @Nullable Instant until) {
        return new LockRecord(Math.incrementExact(number), newId, newOwner, true, until);
    }

    /** Held on by the same. */
    LockRecord until(@Nullable Instant time) {
        return new LockRecord(number, id, owner, held, time);
    }

    /** Given back. */
    LockRecord free() {
        return new LockRecord(number, id, owner, false, null);
    }

    /** Taken away, which is not the same as given back. */
    LockRecord broken() {
        return new LockRecord(number, "", "", false, null);
    }

    /** A line for each field. */
    byte[] text() {
        String text = FORMAT + "=1\nnumber=" + number + "\nid=" + id + "\nowner=" + owner + "\nheld=" + held
                + "\nexpires=" + (expires == null ? NEVER : expires) + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Null if that is no lock object. */
    static @Nullable LockRecord parse(byte[] bytes) {
        Map<String, String> fields = new HashMap<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                fields.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        String number = fields.get("number");
        String expires = fields.get("expires");
        if (!"1".equals(fields.get(FORMAT)) || number == null || expires == null) {
            return null;
        }
        try {
            return new LockRecord(
                    Long.parseLong(number),
                    fields.getOrDefault("id", ""),
                    fields.getOrDefault("owner", ""),
                    Boolean.parseBoolean(fields.get("held")),
                    expires.equals(NEVER) ? null : Instant.parse(expires));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }
}
