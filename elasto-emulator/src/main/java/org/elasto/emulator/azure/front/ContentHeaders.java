package org.elasto.emulator.azure.front;

import java.util.Map;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * The headers that a blob or file is read with, as the client set them; null for one that was not set. Immutable.
 *
 * @param contentMd5 Base64; of all of it, as the client or the service computed it
 */
public record ContentHeaders(
        @Nullable String contentType,
        @Nullable String contentEncoding,
        @Nullable String contentLanguage,
        @Nullable String contentDisposition,
        @Nullable String cacheControl,
        @Nullable String contentMd5) {

    /** None set. */
    public static final ContentHeaders NONE = new ContentHeaders(null, null, null, null, null, null);

    private static final String DEFAULT_TYPE = "application/octet-stream";

    /**
     * Those that a request sets.
     *
     * @param prefix of the headers of the service, for instance {@code x-ms-blob-}
     */
    public static ContentHeaders of(Request request, String prefix) {
        return read(request, prefix, false);
    }

    /** Those that a request with content sets: where one of the service's is not there, the plain one is taken. */
    public static ContentHeaders ofUpload(Request request, String prefix) {
        return read(request, prefix, true).withDefaultType();
    }

    /** Those that an answer to a read has. */
    public static ContentHeaders of(Response read) {
        return new ContentHeaders(
                read.header("Content-Type"),
                read.header("Content-Encoding"),
                read.header("Content-Language"),
                read.header("Content-Disposition"),
                read.header("Cache-Control"),
                read.header("Content-MD5"));
    }

    private static ContentHeaders read(Request request, String prefix, boolean plain) {
        return new ContentHeaders(
                header(request, prefix, "content-type", plain),
                header(request, prefix, "content-encoding", plain),
                header(request, prefix, "content-language", plain),
                header(request, prefix, "content-disposition", false),
                header(request, prefix, "cache-control", plain),
                md5(request, prefix));
    }

    private static @Nullable String header(Request request, String prefix, String name, boolean plain) {
        String own = request.header(prefix + name);
        String value = own == null && plain ? request.header(name) : own;
        return value == null || value.isEmpty() ? null : value;
    }

    private static @Nullable String md5(Request request, String prefix) {
        String text = header(request, prefix, "content-md5", false);
        if (text != null) {
            Checksums.md5(text);
        }
        return text;
    }

    /** Whether none is set: setting properties leaves all as they are then. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** These where they are set, else those of the source of a copy; its MD5 is not among them. */
    public ContentHeaders orThoseOf(ContentHeaders source) {
        return new ContentHeaders(
                contentType == null ? source.contentType : contentType,
                contentEncoding == null ? source.contentEncoding : contentEncoding,
                contentLanguage == null ? source.contentLanguage : contentLanguage,
                contentDisposition == null ? source.contentDisposition : contentDisposition,
                cacheControl == null ? source.cacheControl : cacheControl,
                contentMd5);
    }

    /** With another MD5. */
    public ContentHeaders withMd5(@Nullable String md5) {
        return new ContentHeaders(contentType, contentEncoding, contentLanguage, contentDisposition, cacheControl, md5);
    }

    /** With a content type in any case. */
    public ContentHeaders withDefaultType() {
        return contentType != null ? this : withContentType(DEFAULT_TYPE);
    }

    /** With another content type, or none. */
    public ContentHeaders withContentType(@Nullable String type) {
        return new ContentHeaders(type, contentEncoding, contentLanguage, contentDisposition, cacheControl, contentMd5);
    }

    /** Puts all but the MD5 on an answer; a SAS may have others in their place. */
    public Response mark(Response response, Map<String, String> overrides) {
        mark(response, overrides, "Content-Type", contentType);
        mark(response, overrides, "Content-Encoding", contentEncoding);
        mark(response, overrides, "Content-Language", contentLanguage);
        mark(response, overrides, "Content-Disposition", contentDisposition);
        mark(response, overrides, "Cache-Control", cacheControl);
        return response;
    }

    private static void mark(Response response, Map<String, String> overrides, String name, @Nullable String own) {
        response.headerIfPresent(name, overrides.containsKey(name) ? overrides.get(name) : own);
    }
}
