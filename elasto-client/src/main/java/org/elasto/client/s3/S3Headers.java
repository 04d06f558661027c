package org.elasto.client.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.Headers;
import org.jspecify.annotations.Nullable;

/** The header fields of S3, to records and from them. */
final class S3Headers {

    static final String METADATA = "x-amz-meta-";

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private S3Headers() {}

    /** Adds what is to be kept along with an object. */
    static void write(S3Request request, ObjectHeaders headers) {
        request.header("Content-Type", plain("Content-Type", headers.contentType()));
        request.header("Content-Encoding", plain("Content-Encoding", headers.contentEncoding()));
        request.header("Content-Disposition", plain("Content-Disposition", headers.contentDisposition()));
        request.header("Content-Language", plain("Content-Language", headers.contentLanguage()));
        request.header("Cache-Control", plain("Cache-Control", headers.cacheControl()));
        request.header("Expires", plain("Expires", headers.expires()));
        headers.metadata()
                .forEach((name, value) ->
                        request.header(METADATA + UserMetadata.name(name), UserMetadata.encode(name, value)));
    }

    /** Header fields are ASCII; what else a service makes of them differs. */
    private static @Nullable String plain(String name, @Nullable String value) {
        if (value != null && !value.chars().allMatch(c -> c >= 0x20 && c < 0x7F)) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, name + " must be printable ASCII");
        }
        return value;
    }

    /** Adds conditions, as they are judged on the object or, with a prefix, on the source of a copy. */
    static void write(S3Request request, String prefix, Conditions conditions) {
        request.header(prefix + "If-Match", quoted(conditions.ifMatch()));
        request.header(prefix + "If-None-Match", quoted(conditions.ifNoneMatch()));
        request.header(prefix + "If-Modified-Since", date(conditions.ifModifiedSince()));
        request.header(prefix + "If-Unmodified-Since", date(conditions.ifUnmodifiedSince()));
    }

    /** Adds conditions of a write. */
    static void writeGuard(S3Request request, Conditions conditions, boolean bareEtags) {
        if (bareEtags && conditions.ifMatch() != null) {
            request.header("If-Match", plain("an ETag", conditions.ifMatch()));
            write(request, "", conditions.withIfMatch(null));
        } else {
            write(request, "", conditions);
        }
    }

    private static @Nullable String quoted(@Nullable String etag) {
        return etag == null || etag.equals("*") ? etag : "\"" + plain("an ETag", etag) + "\"";
    }

    private static @Nullable String date(@Nullable Instant time) {
        return time == null ? null : HTTP_DATE.format(time);
    }

    /**
     * Reads what HeadObject and GetObject tell.
     *
     * @param size of the whole object
     */
    static ObjectInfo object(Headers headers, long size) {
        String etag = S3Xml.etag(headers.first("ETag"));
        return new ObjectInfo(
                size,
                etag,
                time(headers.first("Last-Modified")),
                kept(headers),
                checksum(headers),
                headers.first("x-amz-version-id"),
                headers.first("x-amz-storage-class"),
                isMd5(etag, headers) ? etag : null);
    }

    private static ObjectHeaders kept(Headers headers) {
        Map<String, String> metadata = new HashMap<>();
        headers.each((field, value) -> {
            String name = field.toLowerCase(Locale.ROOT);
            if (name.startsWith(METADATA) && name.length() > METADATA.length()) {
                metadata.merge(
                        name.substring(METADATA.length()),
                        UserMetadata.decode(value),
                        (one, other) -> one + "," + other);
            }
        });
        return new ObjectHeaders(
                headers.first("Content-Type"),
                headers.first("Content-Encoding"),
                headers.first("Content-Disposition"),
                headers.first("Content-Language"),
                headers.first("Cache-Control"),
                headers.first("Expires"),
                metadata);
    }

    /** The checksum of the whole object, or null: one of checksums of parts is none. */
    static @Nullable Checksum checksum(Headers headers) {
        for (Checksum.Algorithm algorithm : Checksum.Algorithm.values()) {
            String value = headers.first(algorithm.header());
            if (value != null && value.indexOf('-') < 0 && !"COMPOSITE".equals(headers.first("x-amz-checksum-type"))) {
                return new Checksum(algorithm, value);
            }
        }
        return null;
    }

    /** Whether the ETag is the MD5 of the content: not of an upload in parts, nor of what was encrypted with a key. */
    static boolean isMd5(@Nullable String etag, Headers headers) {
        String encryption = headers.first("x-amz-server-side-encryption");
        boolean encrypted = (encryption != null && !encryption.equals("AES256"))
                || headers.contains("x-amz-server-side-encryption-customer-algorithm");
        return !encrypted && etag != null && etag.length() == 32 && etag.chars().allMatch(S3Headers::isHex);
    }

    private static boolean isHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /** A date as answers tell it; null if it makes no sense. */
    static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A length, or null if there is none. */
    static @Nullable Long length(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
