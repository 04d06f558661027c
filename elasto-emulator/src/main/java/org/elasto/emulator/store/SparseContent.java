package org.elasto.emulator.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * Immutable bytes of which most may never have been written: those are zeros and cost nothing. Each change makes a new
 * content that shares all the rest.
 *
 * <p>Bytes are kept exactly as written. Ranges are told and freed in whole units of {@value #UNIT} bytes: a unit with one
 * written byte counts as written. Thread-safe.
 */
public final class SparseContent {

    /** What ranges are counted in. */
    public static final int UNIT = 512;

    private final long length;
    private final TreePMap<Long, Extent> extents;

    /** What was written and is not any more: a snapshot from before may not tell that it ever was. */
    private final TreePMap<Long, Extent> cleared;

    private SparseContent(long length, TreePMap<Long, Extent> extents, TreePMap<Long, Extent> cleared) {
        this.length = length;
        this.extents = extents;
        this.cleared = cleared;
    }

    /** Zeros. */
    public static SparseContent ofLength(long length) {
        if (length < 0) {
            throw new IllegalArgumentException("length " + length);
        }
        return new SparseContent(length, TreePMap.empty(), TreePMap.empty());
    }

    public long length() {
        return length;
    }

    /** How many bytes are kept, written zeros included. */
    public long storedBytes() {
        long sum = 0;
        for (Extent extent : extents.values()) {
            sum += extent.length();
        }
        return sum;
    }

    /**
     * This content with bytes written over those from {@code at} on.
     *
     * @throws IndexOutOfBoundsException if they do not lie inside the length
     */
    public SparseContent write(long at, Content bytes) {
        checkInside(at, at + bytes.length());
        TreePMap<Long, Extent> changed = carve(extents, at, at + bytes.length());
        Object origin = new Object();
        long place = at;
        for (Content.Block block : bytes.blocks()) {
            changed = changed.plus(place, new Extent(place, block.length(), block.array(), block.offset(), origin));
            place += block.length();
        }
        return new SparseContent(length, changed, carve(cleared, unitStart(at), unitEnd(place)));
    }

    /**
     * This content with zeros between two places. Whole units between them are freed; what was written of the units that
     * are only in part between them stays written, with zeros.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= length()}
     */
    public SparseContent clear(long from, long to) {
        checkInside(from, to);
        long first = Math.min(unitEnd(from), to);
        long last = Math.max(to == length ? to : unitStart(to), first);
        TreePMap<Long, Extent> changed = carve(extents, first, last);
        changed = zero(zero(changed, from, first), last, to);
        return new SparseContent(length, changed, marked(first, last));
    }

    /** What is cleared once all that is written between two places is. */
    private TreePMap<Long, Extent> marked(long from, long to) {
        TreePMap<Long, Extent> marked = cleared;
        Object origin = new Object();
        for (Extent extent : overlapping(extents, from, to)) {
            long start = Math.max(extent.start(), from);
            int count = (int) (Math.min(extent.end(), to) - start);
            marked = marked.plus(start, new Extent(start, count, Extent.ZEROS, 0, origin));
        }
        return marked;
    }

    /** This content cut off, or continued with zeros. */
    public SparseContent truncate(long newLength) {
        if (newLength < 0) {
            throw new IllegalArgumentException("length " + newLength);
        }
        boolean shorter = newLength < length;
        return new SparseContent(
                newLength,
                shorter ? carve(extents, newLength, length) : extents,
                shorter ? carve(cleared, newLength, length) : cleared);
    }

    /**
     * What is written between two places, in whole units cut to these places and the length; ranges that touch are one.
     */
    public List<Span> ranges(long from, long to) {
        return Span.clipped(units(extents, from, to), from, Math.min(to, length));
    }

    /**
     * What has changed between two places since an older content, in order: written anew, or no longer written, be it
     * that it was written in the meantime only.
     *
     * @param older what this content was made from, by however many steps; of unrelated contents all written is new
     */
    public List<SpanChange> changesSince(SparseContent older, long from, long to) {
        List<Span> written = units(extents, from, to);
        List<Span> gone = Span.without(units(older.extents, from, to), written);
        List<Span> clearedSince = Span.without(
                Span.common(differing(cleared, older.cleared, from, to), units(cleared, from, to)), written);
        long end = Math.min(to, length);
        List<SpanChange> changes = new ArrayList<>();
        for (Span span : Span.clipped(Span.common(differing(extents, older.extents, from, to), written), from, end)) {
            changes.add(new SpanChange(span, false));
        }
        for (Span span : Span.clipped(Span.either(gone, clearedSince), from, end)) {
            changes.add(new SpanChange(span, true));
        }
        changes.sort((a, b) -> Long.compare(a.span().start(), b.span().start()));
        return changes;
    }

    /**
     * Read-only views of the bytes between two places, in order, none longer than the block it comes from.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= length()}
     */
    public Iterator<ByteBuffer> buffers(long from, long to) {
        checkInside(from, to);
        Iterator<Extent> inside = overlapping(extents, from, to).iterator();
        return new Iterator<>() {
            private long at = from;
            private @Nullable Extent next = inside.hasNext() ? inside.next() : null;

            @Override
            public boolean hasNext() {
                return at < to;
            }

            @Override
            public ByteBuffer next() {
                if (at >= to) {
                    throw new NoSuchElementException();
                }
                Extent extent = next;
                ByteBuffer view;
                if (extent != null && extent.start() <= at) {
                    int skip = (int) (at - extent.start());
                    int count = (int) (Math.min(extent.end(), to) - at);
                    view = ByteBuffer.wrap(extent.array(), extent.offset() + skip, count);
                    next = inside.hasNext() ? inside.next() : null;
                } else {
                    long end = extent == null ? to : Math.min(extent.start(), to);
                    view = ByteBuffer.wrap(Extent.ZEROS, 0, (int) Math.min(end - at, Extent.ZEROS.length));
                }
                at += view.remaining();
                return view.asReadOnlyBuffer();
            }
        };
    }

    /**
     * The bytes between two places as plain content, which shares what is kept here; zeros never written are shared too,
     * but count as written where it is put.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= length()}
     */
    public Content content(long from, long to) {
        checkInside(from, to);
        List<Content.Block> blocks = new ArrayList<>();
        long at = from;
        for (Extent extent : overlapping(extents, from, to)) {
            zeros(Math.max(extent.start(), from) - at, blocks);
            Extent part = extent.part(Math.max(extent.start(), from), Math.min(extent.end(), to));
            blocks.add(new Content.Block(part.array(), part.offset(), part.length()));
            at = part.end();
        }
        zeros(to - at, blocks);
        return Content.of(blocks);
    }

    private static void zeros(long count, List<Content.Block> blocks) {
        for (long left = count; left > 0; left -= Extent.ZEROS.length) {
            blocks.add(new Content.Block(Extent.ZEROS, 0, (int) Math.min(left, Extent.ZEROS.length)));
        }
    }

    /**
     * What lies between two places as a content of its own, which shares what is kept here and tells nothing of what was
     * written once and is not any more.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= length()}
     */
    public SparseContent part(long from, long to) {
        checkInside(from, to);
        if (from == 0 && to == length) {
            return cleared.isEmpty() ? this : new SparseContent(length, extents, TreePMap.empty());
        }
        TreePMap<Long, Extent> moved = TreePMap.empty();
        for (Extent extent : overlapping(extents, from, to)) {
            Extent part = extent.part(Math.max(extent.start(), from), Math.min(extent.end(), to));
            moved = moved.plus(
                    part.start() - from,
                    new Extent(part.start() - from, part.length(), part.array(), part.offset(), part.origin()));
        }
        return new SparseContent(to - from, moved, TreePMap.empty());
    }

    /** The bytes between two places in one array: only for what is known to be small. */
    public byte[] toByteArray(long from, long to) {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(to - from));
        buffers(from, to).forEachRemaining(all::put);
        return all.array();
    }

    private void checkInside(long from, long to) {
        if (from < 0 || from > to || to > length) {
            throw new IndexOutOfBoundsException(from + " to " + to + " of " + length);
        }
    }

    /** Written units that touch what lies between two places. */
    private static List<Span> units(TreePMap<Long, Extent> extents, long from, long to) {
        List<Span> units = new ArrayList<>();
        for (Extent extent : overlapping(extents, unitStart(from), unitEnd(to))) {
            Span.append(unitStart(extent.start()), unitEnd(extent.end()), units);
        }
        return units;
    }

    /** Units in which a byte comes from another write than in the older content, or is kept in one of the two only. */
    private static List<Span> differing(
            TreePMap<Long, Extent> newer, TreePMap<Long, Extent> older, long from, long to) {
        List<Extent> mine = new ArrayList<>(overlapping(newer, unitStart(from), unitEnd(to)));
        List<Extent> theirs = new ArrayList<>(overlapping(older, unitStart(from), unitEnd(to)));
        List<Span> differing = new ArrayList<>();
        long at = 0;
        int i = 0;
        int j = 0;
        while (i < mine.size() || j < theirs.size()) {
            Extent a = i < mine.size() ? mine.get(i) : null;
            Extent b = j < theirs.size() ? theirs.get(j) : null;
            long start = Math.max(at, Math.min(startOf(a), startOf(b)));
            boolean inA = startOf(a) <= start;
            boolean inB = startOf(b) <= start;
            long end = Math.min(nextOf(a, inA), nextOf(b, inB));
            if (!inA || !inB || a == null || b == null || a.origin() != b.origin()) {
                Span.append(unitStart(start), unitEnd(end), differing);
            }
            at = end;
            i += a != null && a.end() <= at ? 1 : 0;
            j += b != null && b.end() <= at ? 1 : 0;
        }
        return differing;
    }

    private static long startOf(@Nullable Extent extent) {
        return extent == null ? Long.MAX_VALUE : extent.start();
    }

    private static long nextOf(@Nullable Extent extent, boolean inside) {
        return extent == null ? Long.MAX_VALUE : inside ? extent.end() : extent.start();
    }

    private static Collection<Extent> overlapping(TreePMap<Long, Extent> extents, long from, long to) {
        if (from >= to) {
            return List.of();
        }
        Map.Entry<Long, Extent> before = extents.floorEntry(from);
        long first = before != null && before.getValue().end() > from ? before.getKey() : from;
        return extents.subMap(first, to).values();
    }

    /** Without what lies between two places. */
    private static TreePMap<Long, Extent> carve(TreePMap<Long, Extent> extents, long from, long to) {
        TreePMap<Long, Extent> rest = extents;
        for (Extent extent : overlapping(extents, from, to)) {
            rest = rest.minus(extent.start());
            if (extent.start() < from) {
                rest = rest.plus(extent.start(), extent.part(extent.start(), from));
            }
            if (extent.end() > to) {
                rest = rest.plus(to, extent.part(to, extent.end()));
            }
        }
        return rest;
    }

    /** With zeros for what is written between two places, which are less than a unit apart. */
    private static TreePMap<Long, Extent> zero(TreePMap<Long, Extent> extents, long from, long to) {
        TreePMap<Long, Extent> zeroed = carve(extents, from, to);
        Object origin = new Object();
        for (Extent extent : overlapping(extents, from, to)) {
            long start = Math.max(extent.start(), from);
            int count = (int) (Math.min(extent.end(), to) - start);
            zeroed = zeroed.plus(start, new Extent(start, count, Extent.ZEROS, 0, origin));
        }
        return zeroed;
    }

    private static long unitStart(long place) {
        return place - place % UNIT;
    }

    private static long unitEnd(long place) {
        long over = place % UNIT;
        return over == 0 || place > Long.MAX_VALUE - UNIT ? place : place - over + UNIT;
    }
}
