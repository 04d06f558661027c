package org.elasto.conformance.exerciser;

import java.util.List;
import java.util.Random;

/** Choices by a seed, with a liking for edges. Not thread-safe. */
final class Chance {

    private final Random random;
    private final int unit;

    /** @param unit what offsets and lengths of changes are multiples of */
    Chance(long seed, int unit) {
        // Neighbouring seeds must not begin alike.
        this.random = new Random(seed * 0x9E3779B97F4A7C15L ^ 0x5DEECE66DL);
        this.unit = unit;
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** In whole units. */
    int whole(int number) {
        return number - number % unit;
    }

    /** Somewhere from 0 to size, often at an edge. */
    int offset(int size) {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> size;
            case 2 -> Math.max(0, size - 1);
            default -> random.nextInt(size + 1);
        };
    }

    /** From 0 to most, more often little than much. */
    int length(int most) {
        return switch (random.nextInt(16)) {
            case 0 -> 0;
            case 1 -> most;
            default -> random.nextInt(most + 1) >> random.nextInt(6);
        };
    }
}
