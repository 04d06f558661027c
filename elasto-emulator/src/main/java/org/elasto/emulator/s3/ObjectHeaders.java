package org.elasto.emulator.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of an object and gets back with it: system headers and user metadata. Immutable.
 *
 * @param system the system headers that were sent, name and value in turn, Content-Type not among them
 * @param metadata user metadata, full header name and value in turn
 */
record ObjectHeaders(String contentType, List<String> system, List<String> metadata) {

    static final String DEFAULT_CONTENT_TYPE = "binary/octet-stream";
    static final String METADATA_PREFIX = "x-amz-meta-";

    /** Bytes of names (without the prefix) and values that S3 allows. */
    static final int METADATA_LIMIT = 2048;

    private static final List<String> SYSTEM = List.of(
            "Cache-Control",
            "Content-Disposition",
            "Content-Encoding",
            "Content-Language",
            "Expires",
            "x-amz-website-redirect-location");

    /**
     * Takes what a request that creates an object carries.
     *
     * @throws S3Exception MetadataTooLarge
     */
    static ObjectHeaders of(Request request) {
        String contentType = request.header("Content-Type");
        List<String> system = List.of();
        for (String name : SYSTEM) {
            String value = request.header(name);
            if (value != null && name.equals("Content-Encoding")) {
                value = withoutAwsChunked(value);
            }
            if (value != null) {
                system = system.isEmpty() ? new ArrayList<>(4) : system;
                system.add(name);
                system.add(value);
            }
        }
        return new ObjectHeaders(
                contentType == null || contentType.isEmpty() ? DEFAULT_CONTENT_TYPE : contentType,
                system,
                metadata(request));
    }

    private static List<String> metadata(Request request) {
        List<String> metadata = List.of();
        for (String name : request.headerNames()) {
            if (name.regionMatches(true, 0, METADATA_PREFIX, 0, METADATA_PREFIX.length())) {
                metadata = metadata.isEmpty() ? new ArrayList<>(4) : metadata;
                metadata.add(name.toLowerCase(Locale.ROOT));
                metadata.add(Rfc2047.canonical(joined(request.headers(name))));
            }
        }
        if (!metadata.isEmpty()) {
            checkSize(metadata);
        }
        return metadata;
    }

    private static String joined(List<String> values) {
        return values.size() == 1 ? values.get(0) : String.join(",", values);
    }

    private static void checkSize(List<String> metadata) {
        int size = 0;
        for (int i = 0; i < metadata.size(); i += 2) {
            size += metadata.get(i).length() - METADATA_PREFIX.length();
            size += metadata.get(i + 1).getBytes(StandardCharsets.UTF_8).length;
        }
        if (size > METADATA_LIMIT) {
            throw new S3Exception(S3Error.METADATA_TOO_LARGE).with("Size", size).with("MaxSizeAllowed", METADATA_LIMIT);
        }
    }

    /** The framing of the upload is no encoding of the object; null if nothing else remains. */
    private static @Nullable String withoutAwsChunked(String encoding) {
        if (!encoding.contains("aws-chunked")) {
            return encoding;
        }
        StringBuilder kept = new StringBuilder();
        int from = 0;
        while (from <= encoding.length()) {
            int comma = encoding.indexOf(',', from);
            int to = comma < 0 ? encoding.length() : comma;
            String token = encoding.substring(from, to).strip();
            if (!token.isEmpty() && !token.equals("aws-chunked")) {
                kept.append(kept.isEmpty() ? "" : ",").append(token);
            }
            from = to + 1;
        }
        return kept.isEmpty() ? null : kept.toString();
    }

    /** Adds them to an answer; an override of the request replaces the stored value. */
    void addTo(Response response, ResponseOverrides overrides) {
        response.header("Content-Type", overrides.of("Content-Type", contentType));
        for (int i = 0; i < system.size(); i += 2) {
            String name = system.get(i);
            response.header(name, overrides.of(name, system.get(i + 1)));
        }
        overrides.addMissing(response, system);
        for (int i = 0; i < metadata.size(); i += 2) {
            response.header(metadata.get(i), metadata.get(i + 1));
        }
    }

    /** Adds what an answer without a body repeats for caches. */
    void addCachingTo(Response response) {
        for (int i = 0; i < system.size(); i += 2) {
            if (system.get(i).equals("Cache-Control") || system.get(i).equals("Expires")) {
                response.header(system.get(i), system.get(i + 1));
            }
        }
    }
}
