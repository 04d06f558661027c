package org.elasto.emulator;

import java.util.SplittableRandom;
import java.util.function.LongPredicate;

/**
 * When a fault strikes among the requests it is for. Immutable.
 *
 * @param kind how it is decided
 * @param n the n-th, or every n-th
 * @param rate of those that are struck, over 0 and up to 1
 * @param seed of what the rate is decided by
 * @param times at most
 */
record FaultSchedule(Kind kind, long n, double rate, long seed, long times) {

    enum Kind {
        ALWAYS,
        NTH,
        EVERY,
        RATE
    }

    static final long UNLIMITED = Long.MAX_VALUE;
    static final long DEFAULT_SEED = 1;
    static final FaultSchedule ALWAYS = new FaultSchedule(Kind.ALWAYS, 1, 1, DEFAULT_SEED, UNLIMITED);

    FaultSchedule {
        if (n < 1) {
            throw new IllegalArgumentException("requests are counted from 1, not " + n);
        }
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("a rate is over 0 and up to 1, for instance 0.1, not " + rate);
        }
        if (times < 1) {
            throw new IllegalArgumentException("a fault strikes once at least");
        }
    }

    FaultSchedule nth(long number) {
        return with(Kind.NTH, number, 1, DEFAULT_SEED);
    }

    FaultSchedule every(long number) {
        return with(Kind.EVERY, number, 1, DEFAULT_SEED);
    }

    FaultSchedule rate(double share, long seeded) {
        return with(Kind.RATE, 1, share, seeded);
    }

    private FaultSchedule with(Kind how, long number, double share, long seeded) {
        if (kind != Kind.ALWAYS) {
            throw new IllegalArgumentException("a fault has one of nth, every and rate");
        }
        return new FaultSchedule(how, number, share, seeded, times);
    }

    FaultSchedule times(long most) {
        return new FaultSchedule(kind, n, rate, seed, most);
    }

    /** Decides anew for each request, which is asked for by its number from 1 on, each once and in turn. */
    LongPredicate decisions() {
        SplittableRandom random = new SplittableRandom(seed);
        return switch (kind) {
            case ALWAYS -> number -> true;
            case NTH -> number -> number == n;
            case EVERY -> number -> number % n == 0;
            case RATE -> number -> random.nextDouble() < rate;
        };
    }
}
