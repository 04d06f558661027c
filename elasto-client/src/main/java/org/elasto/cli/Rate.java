package org.elasto.cli;

/** Bytes per second, the last seconds weighing most. Not thread-safe. */
final class Rate {

    private static final double MEMORY_SECONDS = 3;

    private long lastNanos;
    private long lastBytes;
    private double rate;

    Rate(long startNanos) {
        lastNanos = startNanos;
    }

    /**
     * Takes in a new reading.
     *
     * @param nanos the time, never before the last reading
     * @param bytes all bytes so far
     * @return bytes per second
     */
    double update(long nanos, long bytes) {
        double seconds = (nanos - lastNanos) / 1e9;
        if (seconds <= 0) {
            return rate;
        }
        double current = (bytes - lastBytes) / seconds;
        double weight = rate == 0 ? 1 : 1 - Math.exp(-seconds / MEMORY_SECONDS);
        rate += weight * (current - rate);
        lastNanos = nanos;
        lastBytes = bytes;
        return rate;
    }
}
