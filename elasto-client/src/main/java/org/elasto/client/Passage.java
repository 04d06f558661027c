package org.elasto.client;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.elasto.client.checksum.Crc64Nvme;

/**
 * What of an open file went to others, by any number of splices: once all of it did, it is held against what the file's
 * service says of it. Thread-safe.
 */
final class Passage {

    private final StorageUri uri;
    private final FileHandle handle;
    private final Map<Long, Passed> passed = new ConcurrentSkipListMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean news = new AtomicBoolean();
    private final AtomicBoolean fetched = new AtomicBoolean();

    /** A range that went. */
    private record Passed(long length, OptionalLong crc64) {}

    Passage(StorageUri uri, FileHandle handle) {
        this.uri = uri;
        this.handle = handle;
    }

    /** A range went through here. */
    void sent(ByteRange range, long crc64) {
        note(range, OptionalLong.of(crc64));
    }

    /** A service fetched a range by itself, of which nobody can say whether it was still what we know. */
    void fetched(ByteRange range, OptionalLong crc64) {
        note(range, crc64);
        fetched.set(true);
    }

    private void note(ByteRange range, OptionalLong crc64) {
        Passed before = passed.put(range.offset(), new Passed(range.length(), crc64));
        bytes.addAndGet(range.length() - (before == null ? 0 : before.length()));
        news.set(true);
    }

    /**
     * Looks whether what went is what is there, as far as can be told.
     *
     * @throws StorageException PRECONDITION_FAILED if it was changed while a service fetched it; UNEXPECTED if other bytes
     *     went than are there
     */
    void verify() {
        if (fetched.getAndSet(false)) {
            handle.requireUnchanged();
        }
        // Adding up is work that grows with the file: once, and not before all of it went.
        if (!news.getAndSet(false)) {
            return;
        }
        OptionalLong whole = handle.crc64();
        if (whole.isEmpty() || bytes.get() != handle.stat().size().orElse(-1)) {
            return;
        }
        OptionalLong sum = sum();
        if (sum.isPresent() && sum.getAsLong() != whole.getAsLong()) {
            throw new StorageException(
                    ErrorKind.UNEXPECTED,
                    uri + " was damaged on its way: its CRC64NVME is " + Crc64Nvme.text(whole.getAsLong())
                            + ", and that of what came " + Crc64Nvme.text(sum.getAsLong()));
        }
    }

    /** Of as many bytes as the file has; empty if some of them are not known, or twice the same. */
    private OptionalLong sum() {
        long crc = 0;
        long end = 0;
        for (Map.Entry<Long, Passed> each : passed.entrySet()) {
            Passed part = each.getValue();
            if (each.getKey() != end || part.crc64().isEmpty()) {
                return OptionalLong.empty();
            }
            crc = Crc64Nvme.combine(crc, part.crc64().getAsLong(), part.length());
            end += part.length();
        }
        return OptionalLong.of(crc);
    }
}
