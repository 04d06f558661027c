package org.elasto.emulator.azure.front;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * That a container or share is deleted. Immutable.
 *
 * @param nameFree when its name can be used again
 * @param version that names it when it is restored
 * @param until when it is gone for good; not after {@code nameFree} for what cannot be restored at all
 */
public record Deletion(Instant at, Instant nameFree, String version, Instant until) {

    /** How long the name of what is deleted stays taken. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static final HexFormat VERSION = HexFormat.of().withUpperCase();

    /**
     * A deletion of this moment.
     *
     * @param days for which it can be restored; 0 for not at all
     */
    public static Deletion of(Instant now, int days, RandomGenerator random) {
        Instant free = now.plus(PAUSE);
        String version = VERSION.toHexDigits(random.nextLong());
        return new Deletion(now, free, version, days == 0 ? free : now.plus(Duration.ofDays(days)));
    }

    /** Whether it can be restored until its time is over. */
    public boolean isRestorable() {
        return until.isAfter(nameFree);
    }

    /** Whether its time is over. */
    public boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    /** Whole days until its time is over. */
    public long daysLeft(Instant now) {
        return Duration.between(now, until).toDays();
    }
}
