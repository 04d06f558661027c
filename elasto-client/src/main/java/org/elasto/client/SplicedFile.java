package org.elasto.client;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.elasto.client.checksum.Crc64Nvme;
import org.jspecify.annotations.Nullable;

/** The source of one splice between backends. */
final class SplicedFile implements ForeignFile {

    private static final Duration VALIDITY = Duration.ofHours(1);

    private static final long UNIT = 512;

    private final OpenFile file;
    private final FileHandle handle;
    private final Passage passage;
    private final NavigableMap<Long, ByteRange> data;
    private volatile @Nullable URI url;

    SplicedFile(OpenFile file, FileHandle handle, Passage passage, ByteRange range) {
        this.file = file;
        this.handle = handle;
        this.passage = passage;
        long size = file.stat().size().orElse(0);
        if (range.end() > size) {
            throw new StorageException(
                    ErrorKind.RANGE_NOT_SATISFIABLE, file.uri() + " ends at " + size + ", before " + range.end());
        }
        this.data = data(range);
        this.url = handle.readableUrl(VALIDITY);
    }

    /** By offset. */
    private NavigableMap<Long, ByteRange> data(ByteRange range) {
        NavigableMap<Long, ByteRange> found = new TreeMap<>();
        if (range.length() == 0) {
            return found;
        }
        if (!file.capabilities().contains(Capability.SPARSE)) {
            found.put(range.offset(), range);
            return found;
        }
        try (Stream<ByteRange> ranges = handle.listRanges(wider(range))) {
            ranges.forEach(each -> add(found, wider(each), range));
        }
        return found;
    }

    /** To whole units. */
    private static ByteRange wider(ByteRange range) {
        long start = range.offset() / UNIT * UNIT;
        return new ByteRange(start, (range.end() + UNIT - 1) / UNIT * UNIT - start);
    }

    /** Joined with the one before if they touch. */
    private static void add(NavigableMap<Long, ByteRange> found, ByteRange next, ByteRange within) {
        long start = Math.max(within.offset(), next.offset());
        long end = Math.min(within.end(), next.end());
        Map.Entry<Long, ByteRange> last = found.lastEntry();
        if (last != null && last.getValue().end() >= start) {
            start = last.getKey();
        }
        if (start < end) {
            found.put(start, new ByteRange(start, end - start));
        }
    }

    @Override
    public Stream<ByteRange> written(ByteRange range) {
        Long before = data.floorKey(range.offset());
        return data.tailMap(before == null ? range.offset() : before).values().stream()
                .takeWhile(each -> each.offset() < range.end())
                .filter(each -> each.end() > range.offset())
                .map(each -> {
                    long start = Math.max(each.offset(), range.offset());
                    return new ByteRange(start, Math.min(each.end(), range.end()) - start);
                });
    }

    /** Into memory of the heap. */
    @Override
    public void read(long offset, ByteBuffer target) {
        int start = target.position();
        int length = target.remaining();
        ByteRange range = new ByteRange(offset, length);
        int first = target.arrayOffset() + start;
        Arrays.fill(target.array(), first, first + length, (byte) 0);
        written(range).forEach(each -> {
            int at = start + (int) (each.offset() - offset);
            ByteBuffer part = target.duplicate().position(at).limit(at + (int) each.length());
            if (handle.read(each.offset(), part) != each.length()) {
                throw new StorageException(ErrorKind.UNEXPECTED, file.uri() + " ended early");
            }
        });
        target.position(target.limit());
        passage.sent(
                range, new Crc64Nvme().update(target.array(), first, length).value());
    }

    @Override
    public @Nullable URI url() {
        return url;
    }

    @Override
    public void unreachable() {
        url = null;
    }

    @Override
    public void fetched(ByteRange range, OptionalLong crc64) {
        passage.fetched(range, crc64);
    }

    @Override
    public void verify() {
        passage.verify();
    }
}
