package org.elasto.emulator.azure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * Azure's CRC-64, the one NVM Express knows as NVME: polynomial 0xAD93D23594C93659, reflected, all ones at the start and
 * at the end. Eight bytes a step. Not thread-safe.
 */
public final class Crc64 implements Checksum {

    /** The polynomial, bits reversed. */
    private static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Table k tells what a byte does to the sum k bytes later. */
    private static final long[][] TABLES = new long[8][256];

    static {
        for (int octet = 0; octet < 256; octet++) {
            long sum = octet;
            for (int bit = 0; bit < 8; bit++) {
                sum = sum >>> 1 ^ (-(sum & 1) & POLYNOMIAL);
            }
            TABLES[0][octet] = sum;
        }
        for (int table = 1; table < 8; table++) {
            for (int octet = 0; octet < 256; octet++) {
                long before = TABLES[table - 1][octet];
                TABLES[table][octet] = before >>> 8 ^ TABLES[0][(int) before & 255];
            }
        }
    }

    private long state = -1;

    @Override
    public void update(int octet) {
        state = state >>> 8 ^ TABLES[0][(int) (state ^ octet) & 255];
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        long sum = state;
        for (; end - at >= 8; at += 8) {
            long word = sum ^ (long) LONGS.get(bytes, at);
            sum = 0;
            for (int i = 0; i < 8; i++) {
                sum ^= TABLES[7 - i][(int) (word >>> (8 * i)) & 255];
            }
        }
        state = sum;
        for (; at < end; at++) {
            update(bytes[at]);
        }
    }

    /** As eight bytes stand on the wire: little-endian, then Base64. */
    public String base64() {
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(getValue())
                        .array());
    }

    /** The sum that a header or element has, or null if it is not eight bytes in Base64. */
    public static @Nullable Long parse(String base64) {
        byte[] bytes = Mac256.decode(base64);
        return bytes == null || bytes.length != 8 ? null : (long) LONGS.get(bytes, 0);
    }

    @Override
    public long getValue() {
        return ~state;
    }

    @Override
    public void reset() {
        state = -1;
    }
}
