package org.elasto.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentTest {

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static Content built(byte[] bytes, long expected, int piece) {
        ContentBuilder builder = new ContentBuilder(expected);
        for (int at = 0; at < bytes.length; at += piece) {
            builder.append(ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at)));
        }
        assertThat(builder.length()).isEqualTo(bytes.length);
        return builder.build();
    }

    @Test
    void whatIsAppendedComesOut() {
        for (int length : new int[] {0, 1, 4095, 4096, 4097, 262_144, 262_145, 1_000_000}) {
            byte[] bytes = random(length);
            for (long expected : new long[] {-1, 0, 1, length, 5L << 30}) {
                Content content = built(bytes, expected, 10_007);
                assertThat(content.length()).isEqualTo(length);
                assertThat(content.toByteArray()).isEqualTo(bytes);
            }
        }
    }

    @Test
    void noBlockIsLargerThanTheBound() {
        Content content = built(random(1_000_000), -1, 300_000);

        content.buffers()
                .forEachRemaining(buffer -> assertThat(buffer.remaining()).isBetween(1, ContentBuilder.BLOCK));
    }

    @Test
    void slicesAreThoseOfAnArray() {
        byte[] bytes = random(700_000);
        Content content = built(bytes, -1, 64_000);
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length + 1 - from);
            assertThat(content.slice(from, to).toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, from, to));
        }
        assertThat(content.slice(0, bytes.length)).isSameAs(content);
    }

    @Test
    void slicesOfSlicesKeepTheirPlace() {
        byte[] bytes = random(600_000);
        Content outer = built(bytes, -1, 64_000).slice(100_000, 500_000);

        assertThat(outer.slice(200_000, 300_000).toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 300_000, 400_000));
    }

    @Test
    void joiningCopiesNothing() {
        byte[] mebibyte = new byte[1 << 20];
        Content one = Content.wrap(mebibyte);
        Content many = Content.concat(Collections.nCopies(8192, one));

        assertThat(many.length()).isEqualTo(8L << 30);
        assertThat(many.slice((8L << 30) - 2, 8L << 30).toByteArray()).hasSize(2);
        assertThat(Content.concat(List.of()).length()).isZero();
        assertThat(Content.wrap(new byte[0])).isSameAs(Content.EMPTY);
    }

    @Test
    void boundsAreChecked() {
        Content content = Content.wrap(new byte[10]);

        assertThatThrownBy(() -> content.slice(-1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> content.slice(3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> content.slice(0, 11)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void buffersCannotBeWrittenTo() {
        assertThat(Content.wrap(new byte[1]).buffers().next().isReadOnly()).isTrue();
    }
}
