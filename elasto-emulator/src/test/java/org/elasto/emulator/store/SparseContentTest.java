package org.elasto.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseContentTest {

    private static final long TIB = 1L << 40;

    private static Content bytes(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return Content.wrap(bytes);
    }

    private static List<Span> spans(long... ends) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < ends.length; i += 2) {
            spans.add(new Span(ends[i], ends[i + 1]));
        }
        return spans;
    }

    private static SpanChange written(long start, long end) {
        return new SpanChange(new Span(start, end), false);
    }

    private static SpanChange cleared(long start, long end) {
        return new SpanChange(new Span(start, end), true);
    }

    @Test
    void aTebibyteWithTenPagesCostsTenPages() {
        SparseContent content = SparseContent.ofLength(TIB);
        for (int i = 0; i < 10; i++) {
            content = content.write(i * (TIB / 10 / 512 * 512), bytes(512, i + 1));
        }

        assertThat(content.length()).isEqualTo(TIB);
        assertThat(content.storedBytes()).isEqualTo(5120);
        assertThat(content.ranges(0, TIB)).hasSize(10);
        assertThat(content.toByteArray(TIB / 10 / 512 * 512 - 1, TIB / 10 / 512 * 512 + 2))
                .containsExactly(0, 2, 2);
        assertThat(content.clear(0, TIB).storedBytes()).isZero();
    }

    /** What the service's own client expected of the live service (Azure/azure-storage-net, file tests). */
    @Test
    void rangesOfAFile() {
        SparseContent content = SparseContent.ofLength(4096)
                .write(512, bytes(1024, 1))
                .write(3072, bytes(1024, 2))
                .clear(1024, 2048)
                .clear(0, 512);

        assertThat(content.ranges(0, 4096)).isEqualTo(spans(512, 1024, 3072, 4096));
        assertThat(content.ranges(1024, 2048)).isEmpty();
        assertThat(content.ranges(512, 3584)).isEqualTo(spans(512, 1024, 3072, 3584));
    }

    /** The documentation of Put Range, with its off-by-one put right. */
    @Test
    void clearingFreesWholeUnitsOnly() {
        SparseContent content =
                SparseContent.ofLength(65_536).write(0, bytes(65_536, 1)).clear(768, 2305);

        assertThat(content.ranges(0, 65_536)).isEqualTo(spans(0, 1024, 2048, 65_536));
        assertThat(content.toByteArray(767, 2306)[0]).isEqualTo((byte) 1);
        assertThat(content.toByteArray(768, 2305)).containsOnly(0);
        assertThat(content.toByteArray(2305, 2306)).containsExactly(1);
    }

    @Test
    void aShortWriteListsItsUnit() {
        assertThat(SparseContent.ofLength(2048).write(700, bytes(10, 1)).ranges(0, 2048))
                .isEqualTo(spans(512, 1024));
        assertThat(SparseContent.ofLength(700).write(600, bytes(10, 1)).ranges(0, 2048))
                .isEqualTo(spans(512, 700));
    }

    @Test
    void writtenZerosAreWritten() {
        assertThat(SparseContent.ofLength(1024).write(0, bytes(512, 0)).ranges(0, 1024))
                .isEqualTo(spans(0, 512));
    }

    @Test
    void clearingToTheEndFreesTheLastUnit() {
        SparseContent content = SparseContent.ofLength(700).write(0, bytes(700, 1));

        assertThat(content.clear(512, 700).ranges(0, 700)).isEqualTo(spans(0, 512));
        assertThat(content.clear(600, 700).ranges(0, 700)).isEqualTo(spans(0, 700));
    }

    @Test
    void clearingWhatWasNeverWrittenWritesNothing() {
        assertThat(SparseContent.ofLength(4096).clear(100, 3000).ranges(0, 4096))
                .isEmpty();
    }

    @Test
    void cuttingOffForgetsWhatWasBehind() {
        SparseContent content = SparseContent.ofLength(2048)
                .write(0, bytes(2048, 7))
                .truncate(600)
                .truncate(4096);

        assertThat(content.length()).isEqualTo(4096);
        assertThat(content.ranges(0, 4096)).isEqualTo(spans(0, 1024));
        assertThat(content.toByteArray(599, 602)).containsExactly(7, 0, 0);
        assertThat(content.storedBytes()).isEqualTo(600);
    }

    @Test
    void changesTellWrittenAndClearedInOrder() {
        SparseContent older =
                SparseContent.ofLength(8192).write(0, bytes(1024, 1)).write(4096, bytes(2048, 1));
        SparseContent newer = older.write(512, bytes(512, 1))
                .clear(4096, 4608)
                .write(5120, bytes(512, 2))
                .write(7168, bytes(512, 1));

        assertThat(newer.changesSince(older, 0, 8192))
                .containsExactly(written(512, 1024), cleared(4096, 4608), written(5120, 5632), written(7168, 7680));
        assertThat(newer.changesSince(older, 768, 4352)).containsExactly(written(768, 1024), cleared(4096, 4352));
        assertThat(newer.changesSince(newer, 0, 8192)).isEmpty();
        assertThat(older.changesSince(SparseContent.ofLength(0), 0, 8192))
                .containsExactly(written(0, 1024), written(4096, 6144));
    }

    @Test
    void whatWasWrittenAndClearedSinceIsToldAsCleared() {
        SparseContent empty = SparseContent.ofLength(4096);
        SparseContent written = empty.write(512, Content.wrap(new byte[1024]));
        SparseContent cleared = written.clear(512, 1024);
        SparseContent again = cleared.clear(0, 1024);
        SpanChange gone = new SpanChange(new Span(512, 1024), true);
        SpanChange kept = new SpanChange(new Span(1024, 1536), false);
        assertThat(again.changesSince(empty, 0, 4096)).containsExactly(gone, kept);
        assertThat(again.changesSince(written, 0, 4096)).containsExactly(gone);
        assertThat(again.changesSince(cleared, 0, 4096)).isEmpty();
        assertThat(empty.clear(0, 4096).changesSince(empty, 0, 4096)).isEmpty();
    }

    @Test
    void plainContentSharesWhatIsKept() {
        SparseContent sparse = SparseContent.ofLength(1L << 40).write(1000, Content.wrap(new byte[] {1, 2, 3}));
        assertThat(sparse.content(998, 1005).toByteArray()).containsExactly(0, 0, 1, 2, 3, 0, 0);
        assertThat(sparse.content(1001, 1002).toByteArray()).containsExactly(2);
        assertThat(sparse.content(5, 5).length()).isZero();
        assertThat(sparse.content(0, 1L << 30).length()).isEqualTo(1L << 30);
    }

    @Test
    void changesEndWithTheLength() {
        SparseContent older = SparseContent.ofLength(4096).write(0, bytes(4096, 1));

        assertThat(older.truncate(2048).changesSince(older, 0, 4096)).isEmpty();
        assertThat(older.truncate(2048).truncate(4096).changesSince(older, 0, 4096))
                .containsExactly(cleared(2048, 4096));
    }

    @Test
    void aSmallRestLetsGoOfItsBlock() {
        SparseContent content = SparseContent.ofLength(1 << 18).write(0, bytes(1 << 18, 1));
        SparseContent rest = content.clear(512, 1 << 18);

        assertThat(rest.buffers(0, 512).next().capacity()).isLessThanOrEqualTo(512);
        assertThat(rest.changesSince(content, 0, 1 << 18)).containsExactly(cleared(512, 1 << 18));
    }

    @Test
    void buffersAreBoundedAndCannotBeWrittenTo() {
        Iterator<ByteBuffer> buffers = SparseContent.ofLength(1 << 20).buffers(0, 1 << 20);
        int count = 0;
        while (buffers.hasNext()) {
            ByteBuffer buffer = buffers.next();
            assertThat(buffer.isReadOnly()).isTrue();
            assertThat(buffer.remaining()).isBetween(1, 65_536);
            count++;
        }
        assertThat(count).isEqualTo(16);
        assertThatThrownBy(buffers::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void boundsAreChecked() {
        SparseContent content = SparseContent.ofLength(1024);

        assertThatThrownBy(() -> content.write(1000, bytes(25, 1))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> content.write(-1, bytes(1, 1))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> content.clear(5, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> content.buffers(0, 1025)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> content.truncate(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SparseContent.ofLength(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The plain thing that a sparse content has to behave like. */
    private static final class Model {
        byte[] bytes;
        BitSet stored = new BitSet();

        Model(int length) {
            bytes = new byte[length];
        }

        void write(int at, byte[] written) {
            System.arraycopy(written, 0, bytes, at, written.length);
            stored.set(at, at + written.length);
        }

        void clear(int from, int to) {
            Arrays.fill(bytes, from, to, (byte) 0);
            for (int unit = 0; unit * 512 < bytes.length; unit++) {
                if (unit * 512 >= from && Math.min(unit * 512 + 512, bytes.length) <= to) {
                    stored.clear(unit * 512, unit * 512 + 512);
                }
            }
        }

        void truncate(int length) {
            stored.clear(length, Math.max(length, bytes.length));
            bytes = Arrays.copyOf(bytes, length);
        }

        List<Span> ranges(int from, int to) {
            List<Span> spans = new ArrayList<>();
            for (int at = from; at < Math.min(to, bytes.length); at++) {
                int unit = at / 512 * 512;
                int next = stored.nextSetBit(unit);
                if (next >= 0 && next < unit + 512) {
                    Span.append(at, at + 1L, spans);
                }
            }
            return spans;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 512})
    void randomWorkIsThatOnAnArray(int alignment) {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            int length = (1 + random.nextInt(40)) * 512 / alignment * alignment;
            Model model = new Model(length);
            SparseContent content = SparseContent.ofLength(length);
            for (int step = 0; step < 60; step++) {
                int from = random.nextInt(model.bytes.length / alignment + 1) * alignment;
                int to = from + random.nextInt((model.bytes.length - from) / alignment + 1) * alignment;
                int choice = random.nextInt(10);
                if (choice < 5) {
                    byte[] piece = new byte[to - from];
                    random.nextBytes(piece);
                    model.write(from, piece);
                    content = content.write(from, Content.wrap(piece));
                } else if (choice < 9) {
                    model.clear(from, to);
                    content = content.clear(from, to);
                } else {
                    int newLength = random.nextInt(40 * 512 / alignment) * alignment;
                    model.truncate(newLength);
                    content = content.truncate(newLength);
                }
                check(content, model, random, "seed " + seed + " step " + step);
            }
        }
    }

    private static void check(SparseContent content, Model model, Random random, String where) {
        int length = model.bytes.length;
        int from = random.nextInt(length + 1);
        int to = from + random.nextInt(length - from + 1);
        assertThat(content.length()).as(where).isEqualTo(length);
        assertThat(content.toByteArray(0, length)).as(where).isEqualTo(model.bytes);
        assertThat(content.toByteArray(from, to)).as(where).isEqualTo(Arrays.copyOfRange(model.bytes, from, to));
        assertThat(content.ranges(0, length)).as(where).isEqualTo(model.ranges(0, length));
        assertThat(content.ranges(from, to)).as(where).isEqualTo(model.ranges(from, to));
        assertThat(content.storedBytes()).as(where).isEqualTo(model.stored.cardinality());
    }

    /** Whoever has an older content and the changes since can make the newer one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 512})
    void changesAreEnoughToFollow(int alignment) {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            int length = 20 * 512;
            SparseContent older = randomly(SparseContent.ofLength(length), random, alignment);
            SparseContent newer = randomly(older, random, alignment);
            byte[] copy = older.toByteArray(0, length);
            BitSet listed = new BitSet();
            older.ranges(0, length).forEach(span -> listed.set((int) span.start(), (int) span.end()));
            long before = -1;
            for (SpanChange change : newer.changesSince(older, 0, length)) {
                int start = (int) change.span().start();
                int end = (int) change.span().end();
                assertThat(change.span().start()).as("seed " + seed).isGreaterThanOrEqualTo(before);
                before = end;
                byte[] piece = change.cleared() ? new byte[end - start] : newer.toByteArray(start, end);
                System.arraycopy(piece, 0, copy, start, piece.length);
                listed.set(start, end, !change.cleared());
            }
            BitSet expected = new BitSet();
            newer.ranges(0, length).forEach(span -> expected.set((int) span.start(), (int) span.end()));
            assertThat(copy).as("seed " + seed).isEqualTo(newer.toByteArray(0, length));
            assertThat(listed).as("seed " + seed).isEqualTo(expected);
        }
    }

    private static SparseContent randomly(SparseContent start, Random random, int alignment) {
        SparseContent content = start;
        for (int i = 0; i < 12; i++) {
            int length = (int) content.length();
            int from = random.nextInt(length / alignment) * alignment;
            int to = from + random.nextInt(Math.min(2048, length - from) / alignment + 1) * alignment;
            content = random.nextBoolean()
                    ? content.write(from, bytes(to - from, 1 + random.nextInt(100)))
                    : content.clear(from, to);
        }
        return content;
    }
}
