package org.elasto.client.azure;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/** Percent-encoding taken back, as Azure has it. */
public final class AzureEncoding {

    private AzureEncoding() {}

    /**
     * Takes percent-encoding back; what is no escape stays, a plus too.
     *
     * @throws StorageException UNEXPECTED if the bytes are not UTF-8
     */
    public static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low < 0) {
                out.write(raw[i]);
            } else {
                out.write(high * 16 + low);
                i += 2;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new StorageException(ErrorKind.UNEXPECTED, "not UTF-8, percent-encoded: " + text, false, null, e);
        }
    }
}
