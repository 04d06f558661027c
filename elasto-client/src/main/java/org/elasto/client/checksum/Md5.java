package org.elasto.client.checksum;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** MD5 as S3 and Azure tell it of content: no proof against anybody, but what they have. Used by one thread. */
public final class Md5 {

    private final MessageDigest digest;

    /** Of nothing yet. */
    public Md5() {
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /** Takes bytes. */
    public Md5 update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        return this;
    }

    /** Of the bytes taken so far, in hexadecimal; begins anew. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
