package org.elasto.client.azure;

import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.LeaseState;
import org.elasto.client.StorageException;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** What the header fields of answers say, at every storage service. */
public final class AzureAnswers {

    private static final String UNIT = "bytes ";

    private AzureAnswers() {}

    /** An ETag without its quotes, which some answers leave out. */
    public static @Nullable String bare(@Nullable String etag) {
        boolean quoted = etag != null && etag.length() >= 2 && etag.startsWith("\"") && etag.endsWith("\"");
        return quoted && etag != null ? etag.substring(1, etag.length() - 1) : etag;
    }

    /** Null for none, or for one that we do not know. */
    public static @Nullable LeaseState lease(@Nullable String text) {
        for (LeaseState state : LeaseState.values()) {
            if (state.name().equalsIgnoreCase(text)) {
                return state;
            }
        }
        return null;
    }

    /** A number; what is none counts as the other one. */
    public static long number(@Nullable String text, long otherwise) {
        try {
            return text == null ? otherwise : Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /**
     * Which bytes of how many an answer has.
     *
     * @param range the bytes
     * @param size of the whole blob
     */
    public record Content(ByteRange range, long size) {}

    /**
     * Reads which bytes came.
     *
     * @param asked the range that was asked for, or null
     * @throws StorageException UNEXPECTED if the answer is not about the range asked for
     */
    public static Content content(HttpResponse response, @Nullable ByteRange asked) {
        if (response.status() != 206) {
            long length = number(response.headers().first("Content-Length"), -1);
            if (length < 0 || (asked != null && asked.offset() > 0)) {
                throw XmlElement.malformed("content without a length, or all of it instead of a range");
            }
            return new Content(new ByteRange(0, length), length);
        }
        Content told = parse(String.valueOf(response.headers().first("Content-Range")));
        boolean other = asked == null || told.range.offset() != asked.offset() || told.range.length() > asked.length();
        if (other) {
            throw XmlElement.malformed("another range than was asked for");
        }
        return told;
    }

    private static Content parse(String text) {
        int dash = text.indexOf('-');
        int slash = text.indexOf('/');
        if (text.startsWith(UNIT) && dash > 0 && slash > dash) {
            long first = number(text.substring(UNIT.length(), dash), -1);
            long last = number(text.substring(dash + 1, slash), -1);
            long size = number(text.substring(slash + 1), -1);
            if (first >= 0 && first <= last && last < size) {
                return new Content(new ByteRange(first, last - first + 1), size);
            }
        }
        throw new StorageException(ErrorKind.UNEXPECTED, "the service sent a range that is none: " + text);
    }
}
