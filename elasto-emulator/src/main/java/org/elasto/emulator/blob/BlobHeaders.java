package org.elasto.emulator.blob;

import java.util.Map;
import org.elasto.emulator.azure.front.Checksums;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * The headers that a blob is read with, as the client set them; null for one that was not set. Immutable.
 *
 * @param contentMd5 Base64; of the whole blob, as the client or the service computed it
 */
record BlobHeaders(
        @Nullable String contentType,
        @Nullable String contentEncoding,
        @Nullable String contentLanguage,
        @Nullable String contentDisposition,
        @Nullable String cacheControl,
        @Nullable String contentMd5) {

    static final BlobHeaders NONE = new BlobHeaders(null, null, null, null, null, null);

    private static final String DEFAULT_TYPE = "application/octet-stream";

    /** Those of Put Blob: the x-ms-blob headers, else the plain ones. */
    static BlobHeaders ofPut(Request request) {
        return read(request, true);
    }

    /** Those of Put Block List, Set Blob Properties and copies: the x-ms-blob headers only. */
    static BlobHeaders ofProperties(Request request) {
        return read(request, false);
    }

    private static BlobHeaders read(Request request, boolean plain) {
        String type = header(request, "content-type", plain);
        return new BlobHeaders(
                type == null && plain ? DEFAULT_TYPE : type,
                header(request, "content-encoding", plain),
                header(request, "content-language", plain),
                header(request, "content-disposition", false),
                header(request, "cache-control", plain),
                md5(request));
    }

    private static @Nullable String header(Request request, String name, boolean plain) {
        String own = request.header("x-ms-blob-" + name);
        String value = own == null && plain ? request.header(name) : own;
        return value == null || value.isEmpty() ? null : value;
    }

    private static @Nullable String md5(Request request) {
        String text = request.header("x-ms-blob-content-md5");
        if (text == null || text.isEmpty()) {
            return null;
        }
        Checksums.md5(text);
        return text;
    }

    /** Whether none is set: Set Blob Properties leaves all as they are then. */
    boolean isEmpty() {
        return equals(NONE);
    }

    /** These where they are set, else those of the source of a copy; its MD5 is not among them. */
    BlobHeaders orThoseOf(BlobHeaders source) {
        return new BlobHeaders(
                contentType == null ? source.contentType : contentType,
                contentEncoding == null ? source.contentEncoding : contentEncoding,
                contentLanguage == null ? source.contentLanguage : contentLanguage,
                contentDisposition == null ? source.contentDisposition : contentDisposition,
                cacheControl == null ? source.cacheControl : cacheControl,
                contentMd5);
    }

    BlobHeaders withMd5(@Nullable String md5) {
        return new BlobHeaders(contentType, contentEncoding, contentLanguage, contentDisposition, cacheControl, md5);
    }

    BlobHeaders withDefaultType() {
        return contentType != null
                ? this
                : new BlobHeaders(
                        DEFAULT_TYPE, contentEncoding, contentLanguage, contentDisposition, cacheControl, contentMd5);
    }

    /** Puts all but the MD5 on an answer; a SAS may have others in their place. */
    Response mark(Response response, Map<String, String> overrides) {
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
