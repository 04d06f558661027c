package org.elasto.client;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.elasto.client.StorageException.ServiceError;
import org.elasto.client.checksum.Crc64Nvme;
import org.elasto.client.checksum.Crc64Ranges;

/**
 * What of an open file went to others, by any number of splices: once all of it did, it is held against what the file's
 * service says of it. Thread-safe.
 */
final class Passage {

    /** As a service would say it. */
    private static final ServiceError DAMAGED = new ServiceError("splice", 0, "BadDigest", null);

    private final StorageUri uri;
    private final FileHandle handle;
    private final Crc64Ranges sums = new Crc64Ranges();
    private final Map<Long, Long> lengths = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean news = new AtomicBoolean();
    private final AtomicBoolean fetched = new AtomicBoolean();

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
        if (crc64.isPresent()) {
            sums.add(range.offset(), range.length(), crc64.getAsLong());
        }
        Long before = lengths.put(range.offset(), range.length());
        bytes.addAndGet(range.length() - (before == null ? 0 : before));
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
        if (whole.isEmpty()) {
            return;
        }
        long size = handle.stat().size().orElse(-1);
        if (bytes.get() != size) {
            return;
        }
        OptionalLong sum = sums.whole(size);
        if (sum.isPresent() && sum.getAsLong() != whole.getAsLong()) {
            throw new StorageException(
                    ErrorKind.UNEXPECTED,
                    uri + " was damaged on its way: its CRC64NVME is " + Crc64Nvme.text(whole.getAsLong())
                            + ", and that of what came " + Crc64Nvme.text(sum.getAsLong()),
                    true,
                    DAMAGED,
                    null);
        }
    }
}
