package org.elasto.emulator.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * A presigned request as S3 reads it: {@code x-amz-*} parameters of the query count as headers. SDKs put metadata,
 * checksums and the like there, so that whoever uses the URL need not know of them. Immutable.
 */
record PresignedRequest(Request request, S3Query query) implements Request {

    /** The request itself unless its query holds what counts as a header. */
    static Request of(Request request, S3Query query) {
        if (!query.has("X-Amz-Signature")) {
            return request;
        }
        for (int i = 0; i < query.size(); i++) {
            if (isHeader(query.name(i))) {
                return new PresignedRequest(request, query);
            }
        }
        return request;
    }

    /** Whether something is said both in a header and in the query, which no signature covers in a way S3 takes. */
    static boolean saysTwice(Request request, S3Query query) {
        for (int i = 0; i < query.size(); i++) {
            if (isHeader(query.name(i)) && request.header(query.name(i)) != null) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHeader(String parameter) {
        if (!parameter.regionMatches(true, 0, "x-amz-", 0, 6)) {
            return false;
        }
        return switch (parameter.toLowerCase(Locale.ROOT)) {
            case "x-amz-algorithm",
                    "x-amz-credential",
                    "x-amz-date",
                    "x-amz-expires",
                    "x-amz-signedheaders",
                    "x-amz-signature",
                    "x-amz-content-sha256" -> false;
            default -> true;
        };
    }

    private @Nullable String parameter(String name) {
        for (int i = 0; i < query.size(); i++) {
            if (query.name(i).equalsIgnoreCase(name) && isHeader(query.name(i))) {
                return latin1(query.name(i), query.value(i));
            }
        }
        return null;
    }

    /** As it would have come in a header: a byte a character, and none that would end the line. */
    private static String latin1(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ') {
                throw Parameters.invalid(name, value, "Header value cannot be represented using ISO-8859-1.");
            }
        }
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public String rawPath() {
        return request.rawPath();
    }

    @Override
    public @Nullable String rawQuery() {
        return request.rawQuery();
    }

    @Override
    public String scheme() {
        return request.scheme();
    }

    @Override
    public String remoteAddress() {
        return request.remoteAddress();
    }

    @Override
    public @Nullable String header(String name) {
        String value = request.header(name);
        return value == null ? parameter(name) : value;
    }

    @Override
    public List<String> headers(String name) {
        List<String> values = request.headers(name);
        String value = values.isEmpty() ? parameter(name) : null;
        return value == null ? values : List.of(value);
    }

    @Override
    public Iterable<String> headerNames() {
        List<String> names = new ArrayList<>();
        request.headerNames().forEach(names::add);
        for (int i = 0; i < query.size(); i++) {
            if (isHeader(query.name(i))) {
                names.add(query.name(i));
            }
        }
        return names;
    }

    @Override
    public long contentLength() {
        return request.contentLength();
    }
}
