package org.elasto.client.checksum;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;

/** The CRC64NVME of a whole from those of its ranges, which come in any order. Thread-safe. */
public final class Crc64Ranges {

    private final Map<Long, Part> parts = new ConcurrentSkipListMap<>();

    private record Part(long length, long crc64) {}

    /** Nothing known yet. */
    public Crc64Ranges() {}

    /** Takes note of a range; one that begins where another did takes its place. */
    public void add(long offset, long length, long crc64) {
        parts.put(offset, new Part(length, crc64));
    }

    /** Of so many bytes; empty unless the ranges cover them all, each once. */
    public OptionalLong whole(long size) {
        long crc = 0;
        long end = 0;
        for (Map.Entry<Long, Part> each : parts.entrySet()) {
            if (each.getKey() != end) {
                return OptionalLong.empty();
            }
            crc = Crc64Nvme.combine(
                    crc, each.getValue().crc64(), each.getValue().length());
            end += each.getValue().length();
        }
        return end == size ? OptionalLong.of(crc) : OptionalLong.empty();
    }
}
