package org.elasto.client.checksum;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * CRC-64/NVME, eight bytes at a step: what S3 calls CRC64NVME, and Azure CRC64, which writes its bytes the other way round.
 * Used by one thread.
 */
public final class Crc64Nvme {

    /** 0xAD93D23594C93659 with its bits in reverse, as least significant bits go first. */
    private static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Row n holds what a byte becomes after n more bytes of zero. */
    private static final long[][] TABLES = tables();

    private long register = -1;

    private static long[][] tables() {
        long[][] tables = new long[8][256];
        for (int i = 0; i < 256; i++) {
            long value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ POLYNOMIAL;
            }
            tables[0][i] = value;
        }
        for (int row = 1; row < 8; row++) {
            for (int i = 0; i < 256; i++) {
                long before = tables[row - 1][i];
                tables[row][i] = (before >>> 8) ^ tables[0][(int) before & 0xFF];
            }
        }
        return tables;
    }

    /** Takes bytes. */
    public Crc64Nvme update(byte[] bytes, int offset, int length) {
        long crc = register;
        int at = offset;
        int end = offset + length;
        for (; end - at >= Long.BYTES; at += Long.BYTES) {
            long word = (long) LONG.get(bytes, at) ^ crc;
            crc = TABLES[7][(int) word & 0xFF]
                    ^ TABLES[6][(int) (word >>> 8) & 0xFF]
                    ^ TABLES[5][(int) (word >>> 16) & 0xFF]
                    ^ TABLES[4][(int) (word >>> 24) & 0xFF]
                    ^ TABLES[3][(int) (word >>> 32) & 0xFF]
                    ^ TABLES[2][(int) (word >>> 40) & 0xFF]
                    ^ TABLES[1][(int) (word >>> 48) & 0xFF]
                    ^ TABLES[0][(int) (word >>> 56)];
        }
        for (; at < end; at++) {
            crc = (crc >>> 8) ^ TABLES[0][(int) (crc ^ bytes[at]) & 0xFF];
        }
        register = crc;
        return this;
    }

    /** Of the bytes taken so far. */
    public long value() {
        return ~register;
    }

    /** As S3 writes it: Base64 of eight bytes, the most significant first. */
    public static String text(long value) {
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    /**
     * Reads what Azure writes: Base64 of eight bytes, the least significant first.
     *
     * @throws IllegalArgumentException if it is no such thing
     */
    public static long azureValue(String text) {
        return Long.reverseBytes(value(text));
    }

    /**
     * The other way round.
     *
     * @throws IllegalArgumentException if it is not Base64 of eight bytes
     */
    public static long value(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length != Long.BYTES) {
            throw new IllegalArgumentException("a CRC64NVME has eight bytes");
        }
        return ByteBuffer.wrap(bytes).getLong();
    }

    /** The checksum of two runs of bytes from theirs: the first goes through as many zero bytes as the second has. */
    public static long combine(long first, long second, long secondLength) {
        long shift = 1L << 63;
        long power = 1L << (63 - Byte.SIZE);
        for (long left = secondLength; left != 0; left >>>= 1) {
            if ((left & 1) != 0) {
                shift = multiply(shift, power);
            }
            power = multiply(power, power);
        }
        return multiply(first, shift) ^ second;
    }

    /** The product of two polynomials modulo the polynomial; the highest bit is the coefficient of 1. */
    private static long multiply(long one, long other) {
        long product = 0;
        long shifted = other;
        for (long rest = one; rest != 0; rest <<= 1) {
            if (rest < 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) == 0 ? shifted >>> 1 : (shifted >>> 1) ^ POLYNOMIAL;
        }
        return product;
    }
}
