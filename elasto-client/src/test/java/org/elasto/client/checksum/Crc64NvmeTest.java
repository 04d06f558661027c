package org.elasto.client.checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Crc64NvmeTest {

    /** The check value of the CRC catalogue, https://reveng.sourceforge.io/crc-catalogue/all.htm#crc.cat.crc-64-nvme. */
    @Test
    void hasTheCheckValue() {
        assertThat(crc("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0xAE8B14860A799888L);
        assertThat(Crc64Nvme.text(0xAE8B14860A799888L)).isEqualTo("rosUhgp5mIg=");
        assertThat(Crc64Nvme.value("rosUhgp5mIg=")).isEqualTo(0xAE8B14860A799888L);
    }

    @Test
    void ofNothingIsZero() {
        assertThat(crc(new byte[0])).isZero();
        assertThat(Crc64Nvme.text(0)).isEqualTo("AAAAAAAAAAA=");
    }

    @Test
    void eightBytesAtAStepAreTheSameAsOneByOne() {
        byte[] bytes = new byte[1000];
        new Random(64).nextBytes(bytes);
        for (int offset = 0; offset < 9; offset++) {
            for (int length = 0; length < 40; length++) {
                assertThat(new Crc64Nvme().update(bytes, offset, length).value())
                        .isEqualTo(bitByBit(bytes, offset, length));
            }
        }
    }

    @Test
    void combines() {
        byte[] bytes = new byte[100_000];
        new Random(46).nextBytes(bytes);
        for (int split : new int[] {0, 1, 7, 8, 4096, 65_537, bytes.length}) {
            long first = new Crc64Nvme().update(bytes, 0, split).value();
            long second =
                    new Crc64Nvme().update(bytes, split, bytes.length - split).value();
            assertThat(Crc64Nvme.combine(first, second, bytes.length - split)).isEqualTo(crc(bytes));
        }
    }

    @Test
    void refusesOtherLengths() {
        assertThatThrownBy(() -> Crc64Nvme.value("AAAA")).isInstanceOf(IllegalArgumentException.class);
    }

    private static long crc(byte[] bytes) {
        return new Crc64Nvme().update(bytes, 0, bytes.length).value();
    }

    /** Straight from the definition, with the polynomial as it is published. */
    private static long bitByBit(byte[] bytes, int offset, int length) {
        long polynomial = Long.reverse(0xAD93D23594C93659L);
        long crc = -1;
        for (int i = offset; i < offset + length; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
            }
        }
        return ~crc;
    }
}
