package org.elasto.client.s3;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/** Percent-encoding taken back, as listings come with encoding-type=url. */
final class S3Encoding {

    private S3Encoding() {}

    /** Reads what encoding-type=url wrote: some services write a space as plus, none leaves a plus as it is. */
    static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '+') {
                out.put((byte) ' ');
            } else if (raw[i] == '%' && i + 2 < raw.length) {
                int high = Character.digit(raw[i + 1], 16);
                int low = Character.digit(raw[i + 2], 16);
                if (high < 0 || low < 0) {
                    throw malformed(text, null);
                }
                out.put((byte) (high * 16 + low));
                i += 2;
            } else if (raw[i] == '%') {
                throw malformed(text, null);
            } else {
                out.put(raw[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
        } catch (CharacterCodingException e) {
            throw malformed(text, e);
        }
    }

    private static StorageException malformed(String text, @Nullable Exception cause) {
        return new StorageException(
                ErrorKind.UNEXPECTED,
                "the service sent a name that is not URL-encoded UTF-8: " + text,
                false,
                null,
                cause);
    }
}
