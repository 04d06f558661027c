package org.elasto.client.azure;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What is kept along with a blob or a file.
 *
 * @param contentType the media type
 * @param contentEncoding how it is coded
 * @param contentLanguage its language
 * @param contentDisposition how to present it
 * @param cacheControl how long it may be cached
 * @param metadata the user's own pairs; names are identifiers, in lower case
 */
public record ContentHeaders(
        @Nullable String contentType,
        @Nullable String contentEncoding,
        @Nullable String contentLanguage,
        @Nullable String contentDisposition,
        @Nullable String cacheControl,
        Map<String, String> metadata) {

    public static final ContentHeaders NONE = new ContentHeaders(null, null, null, null, null, Map.of());

    static final String METADATA = "x-ms-meta-";

    public ContentHeaders {
        metadata = Map.copyOf(metadata);
    }

    public ContentHeaders withContentType(@Nullable String value) {
        return new ContentHeaders(value, contentEncoding, contentLanguage, contentDisposition, cacheControl, metadata);
    }

    public ContentHeaders withMetadata(Map<String, String> value) {
        return new ContentHeaders(
                contentType, contentEncoding, contentLanguage, contentDisposition, cacheControl, value);
    }

    /**
     * Adds them to a request that makes something.
     *
     * @param prefix what the names of the fields begin with, {@code x-ms-blob-} or {@code x-ms-}
     */
    public AzureRequest fill(AzureRequest request, String prefix) {
        request.header(prefix + "content-type", plain("Content-Type", contentType))
                .header(prefix + "content-encoding", plain("Content-Encoding", contentEncoding))
                .header(prefix + "content-language", plain("Content-Language", contentLanguage))
                .header(prefix + "content-disposition", plain("Content-Disposition", contentDisposition))
                .header(prefix + "cache-control", plain("Cache-Control", cacheControl));
        return fill(request, metadata);
    }

    /** Adds the user's own pairs. */
    public static AzureRequest fill(AzureRequest request, Map<String, String> metadata) {
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

    /** Reads them from an answer. */
    public static ContentHeaders of(Headers headers) {
        Map<String, String> metadata = new HashMap<>();
        headers.each((field, value) -> {
            String name = field.toLowerCase(Locale.ROOT);
            if (name.startsWith(METADATA) && name.length() > METADATA.length()) {
                metadata.put(name.substring(METADATA.length()), value);
            }
        });
        return new ContentHeaders(
                headers.first("Content-Type"),
                headers.first("Content-Encoding"),
                headers.first("Content-Language"),
                headers.first("Content-Disposition"),
                headers.first("Cache-Control"),
                metadata);
    }
}
