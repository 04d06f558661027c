package org.elasto.emulator.azure;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The markers of lists: opaque to clients, but in the forms that the service itself gives them. Each names the next item,
 * with which the next page starts.
 */
public final class ListMarkers {

    /** What stands for the blob itself, after all its snapshots. */
    private static final String BASE = "9999-12-31T23:59:59.9999999Z";

    private static final int BLOB_FORM = 2;
    private static final int FILE_FORM = 1;

    private ListMarkers() {}

    /**
     * Where a page of blobs goes on.
     *
     * @param name of the next blob or prefix
     * @param snapshot of the next item; {@code ""} for the blob itself
     */
    public record BlobPlace(String name, String snapshot) {}

    /** The marker of a list of containers or shares: {@code /account/name}. */
    public static String container(String account, String next) {
        return '/' + account + '/' + next;
    }

    /**
     * The name that a marker of {@link #container} stands for.
     *
     * @throws AzureException InvalidQueryParameterValue
     */
    public static String parseContainer(String account, String marker) {
        String prefix = '/' + account + '/';
        if (!marker.startsWith(prefix)) {
            throw invalid(marker);
        }
        return marker.substring(prefix.length());
    }

    /** The marker of a list of files, directories or handles: {@code 1!8!ZmlsZWEz}. */
    public static String file(String next) {
        return marker(FILE_FORM, Base64.getEncoder().encodeToString(next.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The name that a marker of {@link #file} stands for.
     *
     * @throws AzureException InvalidQueryParameterValue
     */
    public static String parseFile(String marker) {
        return decoded(FILE_FORM, marker);
    }

    /** The marker of a list of blobs. */
    public static String blob(BlobPlace next) {
        String snapshot = next.snapshot().isEmpty() ? BASE : next.snapshot();
        String text = sized(next.name()) + sized(snapshot);
        String base64 = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return marker(BLOB_FORM, base64.replace('=', '-'));
    }

    /**
     * What a marker of {@link #blob} stands for.
     *
     * @throws AzureException InvalidQueryParameterValue
     */
    public static BlobPlace parseBlob(String marker) {
        String text = decoded(BLOB_FORM, marker);
        String name = part(text, 0);
        String snapshot = name == null ? null : part(text, name.length() + 8);
        if (name == null || snapshot == null || text.length() != name.length() + snapshot.length() + 16) {
            throw invalid(marker);
        }
        return new BlobPlace(name, snapshot.equals(BASE) ? "" : snapshot);
    }

    /** The marker of a list of page ranges, which goes on at a byte. */
    public static String pageRange(long start) {
        return file(Long.toString(start));
    }

    /**
     * The byte that a marker of {@link #pageRange} stands for.
     *
     * @throws AzureException InvalidQueryParameterValue
     */
    public static long parsePageRange(String marker) {
        long start = Decimal.parseLong(parseFile(marker));
        if (start < 0) {
            throw invalid(marker);
        }
        return start;
    }

    private static String marker(int form, String base64) {
        return form + "!" + base64.length() + '!' + base64;
    }

    private static String decoded(int form, String marker) {
        String prefix = form + "!";
        int second = marker.indexOf('!', prefix.length());
        if (!marker.startsWith(prefix) || second < 0) {
            throw invalid(marker);
        }
        String base64 = marker.substring(second + 1);
        byte[] bytes = Mac256.decode(base64.replace('-', '='));
        if (bytes == null || Decimal.parse(marker, prefix.length(), second) != base64.length()) {
            throw invalid(marker);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** {@code 000005!c.txt!}: six digits of length, the text, and an exclamation mark behind each. */
    private static String sized(String text) {
        return Decimal.padded(text.length(), 6, new StringBuilder())
                .append('!')
                .append(text)
                .append('!')
                .toString();
    }

    private static @Nullable String part(String text, int from) {
        int length = text.length() < from + 7 ? -1 : Decimal.parse(text, from, from + 6);
        int end = from + 7 + length;
        if (length < 0 || end >= text.length() || text.charAt(from + 6) != '!' || text.charAt(end) != '!') {
            return null;
        }
        return text.substring(from + 7, end);
    }

    private static AzureException invalid(String marker) {
        return AzureException.invalidParameter("marker", marker);
    }
}
