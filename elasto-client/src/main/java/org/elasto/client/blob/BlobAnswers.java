package org.elasto.client.blob;

import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureDates;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** The header fields of answers, to records. */
final class BlobAnswers {

    private static final String UNIT = "bytes ";

    private BlobAnswers() {}

    static WrittenBlob written(HttpResponse response) {
        Headers headers = response.headers();
        return new WrittenBlob(
                BlobXml.bare(headers.first("ETag")), number(headers.first("x-ms-blob-sequence-number"), 0));
    }

    /**
     * What is told of a blob.
     *
     * @param size of the whole blob
     */
    static BlobInfo blob(Headers headers, long size) {
        boolean part = headers.contains("Content-Range");
        return new BlobInfo(
                BlobType.of(headers.first("x-ms-blob-type")),
                size,
                BlobXml.bare(headers.first("ETag")),
                AzureDates.read(headers.first("Last-Modified")),
                BlobHeaders.of(headers),
                BlobXml.lease(headers.first("x-ms-lease-state")),
                number(headers.first("x-ms-blob-sequence-number"), 0),
                headers.first(part ? "x-ms-blob-content-md5" : "Content-MD5"));
    }

    static ContainerInfo container(String name, Headers headers) {
        return new ContainerInfo(
                name,
                BlobXml.bare(headers.first("ETag")),
                AzureDates.read(headers.first("Last-Modified")),
                BlobXml.lease(headers.first("x-ms-lease-state")),
                BlobHeaders.of(headers).metadata());
    }

    static long number(@Nullable String text, long otherwise) {
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
    record Content(ByteRange range, long size) {}

    /**
     * Reads which bytes came.
     *
     * @param asked the range that was asked for, or null
     * @throws StorageException UNEXPECTED if the answer is not about the range asked for
     */
    static Content content(HttpResponse response, @Nullable ByteRange asked) {
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
