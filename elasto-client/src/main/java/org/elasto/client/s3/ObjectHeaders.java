package org.elasto.client.s3;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept along with an object's content.
 *
 * @param contentType its media type; null leaves it to the service
 * @param contentEncoding for instance {@code gzip}; content is never decoded here
 * @param contentDisposition the name and way to show it
 * @param contentLanguage its language
 * @param cacheControl how caches may treat it
 * @param expires when caches should drop it, as an HTTP date
 * @param metadata the user's own pairs, names in lower case without {@code x-amz-meta-}
 */
public record ObjectHeaders(
        @Nullable String contentType,
        @Nullable String contentEncoding,
        @Nullable String contentDisposition,
        @Nullable String contentLanguage,
        @Nullable String cacheControl,
        @Nullable String expires,
        Map<String, String> metadata) {

    public static final ObjectHeaders NONE = new ObjectHeaders(null, null, null, null, null, null, Map.of());

    public ObjectHeaders {
        metadata = Map.copyOf(metadata);
    }

    public ObjectHeaders withContentType(@Nullable String value) {
        return new ObjectHeaders(
                value, contentEncoding, contentDisposition, contentLanguage, cacheControl, expires, metadata);
    }

    public ObjectHeaders withContentEncoding(@Nullable String value) {
        return new ObjectHeaders(
                contentType, value, contentDisposition, contentLanguage, cacheControl, expires, metadata);
    }

    public ObjectHeaders withContentDisposition(@Nullable String value) {
        return new ObjectHeaders(contentType, contentEncoding, value, contentLanguage, cacheControl, expires, metadata);
    }

    public ObjectHeaders withContentLanguage(@Nullable String value) {
        return new ObjectHeaders(
                contentType, contentEncoding, contentDisposition, value, cacheControl, expires, metadata);
    }

    public ObjectHeaders withCacheControl(@Nullable String value) {
        return new ObjectHeaders(
                contentType, contentEncoding, contentDisposition, contentLanguage, value, expires, metadata);
    }

    public ObjectHeaders withExpires(@Nullable String value) {
        return new ObjectHeaders(
                contentType, contentEncoding, contentDisposition, contentLanguage, cacheControl, value, metadata);
    }

    public ObjectHeaders withMetadata(Map<String, String> value) {
        return new ObjectHeaders(
                contentType, contentEncoding, contentDisposition, contentLanguage, cacheControl, expires, value);
    }
}
