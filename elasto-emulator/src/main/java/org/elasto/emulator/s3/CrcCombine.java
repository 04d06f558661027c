package org.elasto.emulator.s3;

/**
 * Works out the CRC of two runs of bytes from the CRC of each, without the bytes: a CRC is a remainder of polynomials
 * over GF(2), so appending n bytes multiplies by x^8n. For reflected CRCs whose initial and final value are all ones.
 */
final class CrcCombine {

    private static final long CRC32 = 0xEDB88320L;
    private static final long CRC32C = 0x82F63B78L;
    private static final long CRC64NVME = 0x9A6C9329AC4BC9B5L;

    private final long polynomial;

    /** x^0 in the reflected form: the highest bit. */
    private final long one;

    private CrcCombine(long polynomial, int width) {
        this.polynomial = polynomial;
        this.one = 1L << (width - 1);
    }

    /** @throws IllegalArgumentException for what is no CRC */
    static CrcCombine of(ChecksumAlgorithm algorithm) {
        return switch (algorithm) {
            case CRC32 -> new CrcCombine(CRC32, 32);
            case CRC32C -> new CrcCombine(CRC32C, 32);
            case CRC64NVME -> new CrcCombine(CRC64NVME, 64);
            default -> throw new IllegalArgumentException(algorithm.name());
        };
    }

    /** The CRC of all, from that of the first bytes, that of the rest, and how many the rest are. */
    long combine(long first, long rest, long restLength) {
        return multiply(power(restLength), first) ^ rest;
    }

    /** x^(8 * bytes). */
    private long power(long bytes) {
        long square = one >>> 8;
        long power = one;
        for (long left = bytes; left != 0; left >>>= 1) {
            if ((left & 1) != 0) {
                power = multiply(square, power);
            }
            square = multiply(square, square);
        }
        return power;
    }

    private long multiply(long a, long b) {
        long product = 0;
        long shifted = b;
        for (long bit = one; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) != 0 ? (shifted >>> 1) ^ polynomial : shifted >>> 1;
        }
        return product;
    }
}
