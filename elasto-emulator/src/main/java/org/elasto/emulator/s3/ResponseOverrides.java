package org.elasto.emulator.s3;

import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * The {@code response-*} parameters, with which a signed GET or HEAD replaces headers of its answer.
 *
 * @param headers names and values in turn
 */
record ResponseOverrides(List<String> headers) {

    static final ResponseOverrides NONE = new ResponseOverrides(List.of());

    /** @throws S3Exception InvalidArgument for what no header can carry */
    static ResponseOverrides of(S3Call call) {
        S3Query query = call.target().query();
        List<String> headers = List.of();
        for (int i = 0; i < query.size(); i++) {
            String header = header(query.name(i));
            if (header != null) {
                headers = headers.isEmpty() ? new ArrayList<>(4) : headers;
                headers.add(header);
                headers.add(checked(query.name(i), query.value(i)));
            }
        }
        return headers.isEmpty() ? NONE : new ResponseOverrides(headers);
    }

    private static @Nullable String header(String parameter) {
        return switch (parameter) {
            case "response-content-type" -> "Content-Type";
            case "response-content-language" -> "Content-Language";
            case "response-expires" -> "Expires";
            case "response-cache-control" -> "Cache-Control";
            case "response-content-disposition" -> "Content-Disposition";
            case "response-content-encoding" -> "Content-Encoding";
            default -> null;
        };
    }

    private static String checked(String parameter, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == 0x7F || c > 0xFF) {
                throw Parameters.invalid(parameter, value, "Header value cannot be represented using ISO-8859-1.");
            }
        }
        return value;
    }

    /** The overriding value of a header, or the stored one. */
    String of(String header, String stored) {
        int found = headers.indexOf(header);
        return found < 0 ? stored : headers.get(found + 1);
    }

    /** Adds the overrides of headers that the object does not have. */
    void addMissing(Response response, List<String> stored) {
        for (int i = 0; i < headers.size(); i += 2) {
            if (!headers.get(i).equals("Content-Type") && !stored.contains(headers.get(i))) {
                response.header(headers.get(i), headers.get(i + 1));
            }
        }
    }
}
