package org.elasto.client.azure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.elasto.client.AzureCredentials;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** The authorization scheme SharedKey, as pure functions that hand out every intermediate. */
final class SharedKeySigner {

    static final String VERSION = "x-ms-version";

    private static final String PREFIX = "x-ms-";

    /** In the order in which the string to sign has them; an absent one is an empty line. */
    private static final List<String> FIELDS = List.of(
            "Content-Encoding",
            "Content-Language",
            "Content-Length",
            "Content-MD5",
            "Content-Type",
            "Date",
            "If-Modified-Since",
            "If-Match",
            "If-None-Match",
            "If-Unmodified-Since",
            "Range");

    private SharedKeySigner() {}

    /** The value of the Authorization field. */
    static String authorization(HttpRequest request, AzureCredentials.SharedKey who) {
        return "SharedKey " + who.account() + ":" + signature(stringToSign(request, who.account()), who.key());
    }

    /** What the signature is of. */
    static String stringToSign(HttpRequest request, String account) {
        StringBuilder out = new StringBuilder(request.method()).append('\n');
        for (String field : FIELDS) {
            out.append(line(field, request)).append('\n');
        }
        return out.append(canonicalizedHeaders(request.headers()))
                .append(canonicalizedResource(request.target(), account))
                .toString();
    }

    private static String line(String field, HttpRequest request) {
        Headers headers = request.headers();
        if (field.equals("Content-Length")) {
            return contentLength(request.body().length(), headers.first(VERSION));
        }
        boolean dated = field.equals("Date") && headers.contains("x-ms-date");
        String value = headers.first(field);
        return dated || value == null ? "" : value;
    }

    private static String contentLength(long length, @Nullable String version) {
        boolean empty = length == 0 && version != null && version.compareTo(AzureVersion.EMPTY_LENGTH) >= 0;
        return empty ? "" : Long.toString(length);
    }

    /** Every field of Azure's own, a line each. */
    static String canonicalizedHeaders(Headers headers) {
        String version = headers.first(VERSION);
        boolean emptyToo = version != null && version.compareTo(AzureVersion.EMPTY_FIELDS) >= 0;
        Map<String, String> sorted = new TreeMap<>(SharedKeySigner::compare);
        headers.each((field, value) -> {
            String name = field.toLowerCase(Locale.ROOT);
            String folded = value.strip().replaceAll("\\s+", " ");
            if (name.startsWith(PREFIX) && (emptyToo || !folded.isEmpty())) {
                sorted.put(name, folded);
            }
        });
        StringBuilder out = new StringBuilder();
        sorted.forEach(
                (name, value) -> out.append(name).append(':').append(value).append('\n'));
        return out.toString();
    }

    /**
     * The order of the service is that of words: hyphens count only between names that are else the same, an underscore
     * comes before digits.
     */
    static int compare(String one, String other) {
        int words = weights(one).compareTo(weights(other));
        if (words != 0) {
            return words;
        }
        int shorter = Integer.compare(one.length(), other.length());
        return shorter == 0 ? one.compareTo(other) : shorter;
    }

    private static String weights(String name) {
        return name.replace("-", "").replace('_', '!');
    }

    /** The account, the path as it is sent, and the parameters as they are meant. */
    static String canonicalizedResource(String target, String account) {
        int mark = target.indexOf('?');
        StringBuilder out =
                new StringBuilder("/").append(account).append(mark < 0 ? target : target.substring(0, mark));
        if (mark >= 0) {
            parameters(target.substring(mark + 1)).forEach((name, values) -> {
                Collections.sort(values);
                out.append('\n').append(name).append(':').append(String.join(",", values));
            });
        }
        return out.toString();
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new TreeMap<>();
        int begin = 0;
        while (begin < query.length()) {
            int and = query.indexOf('&', begin);
            int end = and < 0 ? query.length() : and;
            int equals = query.indexOf('=', begin);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            String name = AzureEncoding.decode(query.substring(begin, nameEnd)).toLowerCase(Locale.ROOT);
            String value = nameEnd == end ? "" : AzureEncoding.decode(query.substring(nameEnd + 1, end));
            if (!name.isEmpty()) {
                parameters.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
            }
            begin = end + 1;
        }
        return parameters;
    }

    /** The keyed hash of a text, in Base64. */
    static String signature(String text, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
