package org.elasto.emulator.s3;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** SignatureDoesNotMatch, with all that a client needs to find out where it differs. */
final class SignatureMismatch {

    private SignatureMismatch() {}

    /** Whether two signatures are the same, in a time that does not tell how much of them is. */
    static boolean same(String computed, String provided) {
        return MessageDigest.isEqual(
                computed.getBytes(StandardCharsets.ISO_8859_1), provided.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** @param canonicalRequest null for a chunk, which has none */
    static S3Exception of(String accessKey, String stringToSign, String provided, @Nullable String canonicalRequest) {
        S3Exception mismatch = new S3Exception(S3Error.SIGNATURE_DOES_NOT_MATCH)
                .with("AWSAccessKeyId", accessKey)
                .with("StringToSign", stringToSign)
                .with("SignatureProvided", provided)
                .with("StringToSignBytes", spaced(stringToSign));
        return canonicalRequest == null
                ? mismatch
                : mismatch.with("CanonicalRequest", canonicalRequest)
                        .with("CanonicalRequestBytes", spaced(canonicalRequest));
    }

    /** Every byte as two digits, a blank between them. */
    private static String spaced(String text) {
        String digits = Hex.encode(text.getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder spaced = new StringBuilder(digits.length() * 3 / 2);
        for (int i = 0; i < digits.length(); i += 2) {
            spaced.append(i == 0 ? "" : " ").append(digits, i, i + 2);
        }
        return spaced.toString();
    }
}
