package org.elasto.client.azure;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.lease.LeaseWire;
import org.elasto.client.lease.LockWire;
import org.jspecify.annotations.Nullable;

/**
 * A lock that is a lease. Its fencing number is counted in the metadata of what is leased, which only the holder of the
 * lease can write.
 *
 * @param lease takes it, and so on
 * @param metadata where to count; null for nowhere
 */
public record LeaseLock(LeaseWire lease, @Nullable Metadata metadata) implements LockWire {

    /** Where the number is. */
    public static final String NUMBER = "elasto_fence";

    /** The user's own pairs of what is leased. */
    public interface Metadata {

        /** What is there now, by the primary endpoint. */
        Map<String, String> read();

        /** Replaces them all. */
        void write(Map<String, String> pairs, String leaseId);
    }

    @Override
    public OptionalLong number(String id) {
        Metadata place = metadata;
        if (place == null) {
            return OptionalLong.empty();
        }
        Map<String, String> pairs = new HashMap<>(place.read());
        long next = Math.incrementExact(last(pairs.getOrDefault(NUMBER, "0")));
        pairs.put(NUMBER, Long.toString(next));
        place.write(pairs, id);
        return OptionalLong.of(next);
    }

    /** Below the last number there is no way to be sure of a greater one. */
    private static long last(String text) {
        boolean good = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!good) {
            throw new StorageException(
                    ErrorKind.UNEXPECTED, "the metadata " + NUMBER + " is to be a number, not \"" + text + "\"");
        }
        return Long.parseLong(text);
    }

    @Override
    public String acquire(String id, @Nullable Duration duration) {
        return lease.acquire(id, duration);
    }

    @Override
    public String renew(String id) {
        return lease.renew(id);
    }

    @Override
    public void release(String id) {
        lease.release(id);
    }
}
