package org.elasto.client.blob;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureRequest;
import org.elasto.client.http.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What is kept along with a blob.
 *
 * @param contentType the media type
 * @param contentEncoding how it is coded
 * @param contentLanguage its language
 * @param contentDisposition how to present it
 * @param cacheControl how long it may be cached
 * @param metadata the user's own pairs; names are identifiers, in lower case
 */
public record BlobHeaders(
        @Nullable String contentType,
        @Nullable String contentEncoding,
        @Nullable String contentLanguage,
        @Nullable String contentDisposition,
        @Nullable String cacheControl,
        Map<String, String> metadata) {

    public static final BlobHeaders NONE = new BlobHeaders(null, null, null, null, null, Map.of());

    static final String METADATA = "x-ms-meta-";

    public BlobHeaders {
        metadata = Map.copyOf(metadata);
    }

    public BlobHeaders withContentType(@Nullable String value) {
        return new BlobHeaders(value, contentEncoding, contentLanguage, contentDisposition, cacheControl, metadata);
    }

    public BlobHeaders withMetadata(Map<String, String> value) {
        return new BlobHeaders(contentType, contentEncoding, contentLanguage, contentDisposition, cacheControl, value);
    }

    /** Adds them to a request that makes a blob. */
    AzureRequest fill(AzureRequest request) {
        request.header("x-ms-blob-content-type", plain("Content-Type", contentType))
                .header("x-ms-blob-content-encoding", plain("Content-Encoding", contentEncoding))
                .header("x-ms-blob-content-language", plain("Content-Language", contentLanguage))
                .header("x-ms-blob-content-disposition", plain("Content-Disposition", contentDisposition))
                .header("x-ms-blob-cache-control", plain("Cache-Control", cacheControl));
        return fill(request, metadata);
    }

    static AzureRequest fill(AzureRequest request, Map<String, String> metadata) {
        metadata.forEach(
                (name, value) -> request.header(METADATA + identifier(name), plain("metadata " + name, value)));
        return request;
    }

    private static String identifier(String name) {
        boolean good = !name.isEmpty() && !Character.isDigit(name.charAt(0));
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            good &= (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        }
        if (!good) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT,
                    "metadata of Azure has names of letters, digits and underscores, not \"" + name + "\"");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String plain(String name, @Nullable String value) {
        if (value != null && !value.chars().allMatch(c -> c >= 0x20 && c < 0x7F)) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, name + " must be printable ASCII on Azure");
        }
        return value;
    }

    static BlobHeaders of(Headers headers) {
        Map<String, String> metadata = new HashMap<>();
        headers.each((field, value) -> {
            String name = field.toLowerCase(Locale.ROOT);
            if (name.startsWith(METADATA) && name.length() > METADATA.length()) {
                metadata.put(name.substring(METADATA.length()), value);
            }
        });
        return new BlobHeaders(
                headers.first("Content-Type"),
                headers.first("Content-Encoding"),
                headers.first("Content-Language"),
                headers.first("Content-Disposition"),
                headers.first("Cache-Control"),
                metadata);
    }
}
