package org.elasto.client.s3;

import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes an answer has.
 *
 * @param range the bytes
 * @param size of the whole object
 */
record ContentRange(ByteRange range, long size) {

    private static final String UNIT = "bytes ";

    /**
     * Reads an answer.
     *
     * @param asked the range that was asked for, or null
     * @throws StorageException UNEXPECTED if the answer is not about the range asked for
     */
    static ContentRange of(HttpResponse response, @Nullable ByteRange asked) {
        Long length = S3Headers.length(response.headers().first("Content-Length"));
        if (response.status() != 206) {
            if (length == null) {
                throw XmlElement.malformed("content without a length");
            }
            if (asked != null && asked.offset() > 0) {
                throw XmlElement.malformed("the whole object instead of a range of it");
            }
            return new ContentRange(new ByteRange(0, length), length);
        }
        ContentRange told = parse(String.valueOf(response.headers().first("Content-Range")));
        if (asked != null && (told.range.offset() != asked.offset() || told.range.length() > asked.length())) {
            throw XmlElement.malformed("another range than was asked for");
        }
        return told;
    }

    private static ContentRange parse(String text) {
        int dash = text.indexOf('-');
        int slash = text.indexOf('/');
        if (text.startsWith(UNIT) && dash > 0 && slash > dash) {
            try {
                long first = Long.parseLong(text.substring(UNIT.length(), dash).strip());
                long last = Long.parseLong(text.substring(dash + 1, slash));
                long size = Long.parseLong(text.substring(slash + 1).strip());
                if (first >= 0 && first <= last && last < size) {
                    return new ContentRange(new ByteRange(first, last - first + 1), size);
                }
            } catch (NumberFormatException e) {
                throw new StorageException(
                        ErrorKind.UNEXPECTED, "the service sent a range that is none: " + text, false, null, e);
            }
        }
        throw XmlElement.malformed("the range " + text);
    }
}
