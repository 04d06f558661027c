package org.elasto.emulator.s3;

/** Bytes as lower-case hexadecimal digits. */
final class Hex {

    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private Hex() {}

    @SuppressWarnings("deprecation") // the constructor that takes bytes as they are: a third of the cost of decoding
    static String encode(byte[] bytes) {
        byte[] digits = new byte[2 * bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            digits[2 * i] = DIGITS[bytes[i] >> 4 & 15];
            digits[2 * i + 1] = DIGITS[bytes[i] & 15];
        }
        return new String(digits, 0);
    }
}
