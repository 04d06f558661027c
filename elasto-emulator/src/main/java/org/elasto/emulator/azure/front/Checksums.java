package org.elasto.emulator.azure.front;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Crc64;

/** The checksums that headers bring. */
public final class Checksums {

    private static final int MD5_LENGTH = 16;

    private Checksums() {}

    /**
     * The bytes of an MD5.
     *
     * @throws AzureException InvalidMd5 unless the text is 16 bytes in Base64
     */
    public static byte[] md5(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == MD5_LENGTH) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // refused below
        }
        throw new AzureException(AzureError.INVALID_MD5);
    }

    /**
     * Compares an MD5 with the one that was promised.
     *
     * @throws AzureException Md5Mismatch, with both values
     */
    public static void checkMd5(String promised, byte[] computed) {
        if (!Arrays.equals(md5(promised), computed)) {
            throw new AzureException(AzureError.MD5_MISMATCH)
                    .with("UserSpecifiedMd5", promised)
                    .with("ServerCalculatedMd5", Base64.getEncoder().encodeToString(computed));
        }
    }

    /**
     * Compares a CRC-64 with the one that was promised.
     *
     * @throws AzureException InvalidHeaderValue for what is no CRC; Crc64Mismatch, with both values
     */
    public static void checkCrc64(String header, String promised, long computed) {
        Long sum = Crc64.parse(promised);
        if (sum == null) {
            throw AzureException.invalidHeader(header, promised);
        }
        if (sum != computed) {
            throw new AzureException(AzureError.CRC64_MISMATCH)
                    .with("UserSpecifiedCrc", promised)
                    .with("ServerCalculatedCrc", Crc64.base64(computed));
        }
    }

    /** A digest that has seen nothing. */
    public static MessageDigest newMd5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
