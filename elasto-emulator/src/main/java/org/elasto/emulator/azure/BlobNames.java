package org.elasto.emulator.azure;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The names of blobs: what the service makes of a path, and how documents carry what XML cannot. */
public final class BlobNames {

    /** The container that blobs of one-segment paths are in. */
    public static final String ROOT = "$root";

    private static final int LONGEST = 1024;
    private static final int MOST_SEGMENTS = 254;
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private BlobNames() {}

    /**
     * The name that a decoded path behind the container stands for: a backslash is a slash.
     *
     * @throws AzureException InvalidResourceName for an empty name; InvalidUri for one of more than 1,024 characters or
     *     254 segments
     */
    public static String ofPath(String decoded) {
        String name = decoded.replace('\\', '/');
        if (name.isEmpty()) {
            throw new AzureException(AzureError.INVALID_RESOURCE_NAME);
        }
        long segments = 1 + name.chars().filter(c -> c == '/').count();
        if (name.length() > LONGEST || segments > MOST_SEGMENTS) {
            throw new AzureException(AzureError.INVALID_URI);
        }
        return name;
    }

    /**
     * The name percent-encoded, for an element with {@code Encoded="true"}.
     *
     * @return null where XML 1.0 can carry the name as it is
     */
    public static @Nullable String encoded(String name) {
        if (name.codePoints().allMatch(BlobNames::isXml)) {
            return null;
        }
        StringBuilder out = new StringBuilder(name.length() + 16);
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
        return out.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c < 0xD800)
                || (c >= 0xE000 && c < 0xFFFE)
                || c >= 0x10000;
    }
}
