package org.elasto.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.elasto.client.ByteRange;
import org.junit.jupiter.api.Test;

class ZeroRunsTest {

    private static final int BLOCK = 4 << 10;
    private final byte[] bytes = new byte[10 * BLOCK];

    @Test
    void allZerosAreNoData() {
        assertThat(ZeroRuns.data(bytes, bytes.length, BLOCK)).isEmpty();
    }

    @Test
    void dataIsAsWideAsWholeBlocks() {
        bytes[3 * BLOCK + 17] = 1;
        assertThat(ZeroRuns.data(bytes, bytes.length, BLOCK)).containsExactly(new ByteRange(3L * BLOCK, BLOCK));
    }

    @Test
    void theLastBlockMayBeShorter() {
        bytes[BLOCK + 511] = 1;
        assertThat(ZeroRuns.data(bytes, BLOCK + 512, BLOCK)).containsExactly(new ByteRange(BLOCK, 512));
    }

    @Test
    void whatLiesBehindTheLengthIsNotLookedAt() {
        Arrays.fill(bytes, BLOCK, bytes.length, (byte) 1);
        assertThat(ZeroRuns.data(bytes, BLOCK, BLOCK)).isEmpty();
    }

    @Test
    void shortRunsCountAsData() {
        bytes[0] = 1;
        bytes[4 * BLOCK] = 1;
        assertThat(ZeroRuns.data(bytes, bytes.length, 3 * BLOCK))
                .containsExactly(new ByteRange(0, BLOCK), new ByteRange(4L * BLOCK, BLOCK));
        assertThat(ZeroRuns.data(bytes, bytes.length, 4 * BLOCK)).containsExactly(new ByteRange(0, 5L * BLOCK));
    }
}
