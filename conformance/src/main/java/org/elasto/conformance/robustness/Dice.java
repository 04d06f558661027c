package org.elasto.conformance.robustness;

import java.util.List;
import java.util.Random;

/** Seeded choices: the same seed and index choose the same for ever. Not thread-safe. */
final class Dice {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Random random;

    Dice(long seed, long index) {
        // Neighbours must not begin alike, as the first numbers of java.util.Random do under neighbouring seeds.
        long mixed = (seed * SPREAD ^ index) * SPREAD;
        this.random = new Random(mixed ^ mixed >>> 32);
    }

    /** From 0 up to but without {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
