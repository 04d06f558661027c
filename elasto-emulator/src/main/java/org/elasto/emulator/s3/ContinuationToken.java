package org.elasto.emulator.s3;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a listing goes on, in a form that clients cannot mistake for a key and that is safe in a URL. No state. */
final class ContinuationToken {

    private static final char VERSION = '1';

    private ContinuationToken() {}

    static String encode(String last) {
        return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws S3Exception InvalidArgument for what is no token of ours */
    static String decode(String token) {
        if (token.isEmpty() || token.charAt(0) != VERSION) {
            throw incorrect();
        }
        try {
            byte[] utf8 = Base64.getUrlDecoder().decode(token.substring(1));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw incorrect();
        }
    }

    private static S3Exception incorrect() {
        return new S3Exception(S3Error.INVALID_ARGUMENT, "The continuation token provided is incorrect")
                .with("ArgumentName", "continuation-token");
    }
}
