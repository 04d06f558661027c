package org.elasto.emulator.checksum;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.Checksum;

/**
 * CRC-64/NVME: polynomial 0xAD93D23594C93659, reflected, all ones at the start and at the end (NVM Express NVM Command
 * Set Specification, section 5.2.1.3.4). What S3 calls CRC64NVME and Azure CRC64; each writes it in an order of its own.
 * Eight bytes a step. Not thread-safe.
 */
public final class Crc64Nvme implements Checksum {

    /** The polynomial, bits reversed. */
    private static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;

    private static final VarHandle LITTLE_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long[][] TABLES = tables();

    private long state = -1;

    private static long[][] tables() {
        long[][] tables = new long[8][256];
        for (int octet = 0; octet < 256; octet++) {
            long value = octet;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) != 0 ? value >>> 1 ^ POLYNOMIAL : value >>> 1;
            }
            tables[0][octet] = value;
        }
        for (int octet = 0; octet < 256; octet++) {
            for (int table = 1; table < 8; table++) {
                long before = tables[table - 1][octet];
                tables[table][octet] = before >>> 8 ^ tables[0][(int) before & 255];
            }
        }
        return tables;
    }

    @Override
    public void update(int octet) {
        state = state >>> 8 ^ TABLES[0][(int) (state ^ octet) & 255];
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        long crc = state;
        int at = offset;
        int end = offset + length;
        for (; at + 8 <= end; at += 8) {
            crc ^= (long) LITTLE_ENDIAN.get(bytes, at);
            crc = TABLES[7][(int) crc & 255]
                    ^ TABLES[6][(int) (crc >>> 8) & 255]
                    ^ TABLES[5][(int) (crc >>> 16) & 255]
                    ^ TABLES[4][(int) (crc >>> 24) & 255]
                    ^ TABLES[3][(int) (crc >>> 32) & 255]
                    ^ TABLES[2][(int) (crc >>> 40) & 255]
                    ^ TABLES[1][(int) (crc >>> 48) & 255]
                    ^ TABLES[0][(int) (crc >>> 56)];
        }
        state = crc;
        for (; at < end; at++) {
            update(bytes[at]);
        }
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
