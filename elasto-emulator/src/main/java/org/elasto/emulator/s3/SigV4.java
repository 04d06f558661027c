package org.elasto.emulator.s3;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.elasto.emulator.http.Request;

/**
 * AWS Signature Version 4 as a pure function of a request; every stage can be had by itself.
 *
 * <p>Follows "Authenticating Requests: Using the Authorization Header (AWS Signature Version 4)" in the Amazon S3 API
 * Reference. For S3 the path is encoded once and never normalised.
 */
final class SigV4 {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private SigV4() {}

    /**
     * The canonical request. Its characters are bytes: header values stand in it as they were received.
     *
     * @param signedHeaders lower-case names joined by semicolons, as the client listed them
     * @param payload what stands for the payload: its hash or one of the constants
     */
    static String canonicalRequest(Request request, S3Target target, String signedHeaders, String payload) {
        StringBuilder out = new StringBuilder(512);
        out.append(request.method()).append('\n');
        UriText.encode(target.path(), true, out);
        out.append('\n');
        appendQuery(target.query(), out);
        out.append('\n');
        appendHeaders(request, signedHeaders, out);
        return out.append('\n')
                .append(signedHeaders)
                .append('\n')
                .append(payload)
                .toString();
    }

    private static void appendQuery(S3Query query, StringBuilder out) {
        int size = query.size();
        if (size == 0) {
            return;
        }
        String[] pairs = new String[size];
        int count = 0;
        StringBuilder pair = new StringBuilder(64);
        for (int i = 0; i < size; i++) {
            if (query.name(i).equals("X-Amz-Signature")) {
                continue;
            }
            pair.setLength(0);
            UriText.encode(query.name(i), false, pair);
            // Below every character an encoded name can have, so that pairs sort by name, then by value.
            pair.append('\1');
            UriText.encode(query.value(i), false, pair);
            pairs[count++] = pair.toString();
        }
        Arrays.sort(pairs, 0, count);
        for (int i = 0; i < count; i++) {
            out.append(i == 0 ? "" : "&").append(pairs[i].replace('\1', '='));
        }
    }

    private static void appendHeaders(Request request, String signedHeaders, StringBuilder out) {
        int from = 0;
        while (from <= signedHeaders.length()) {
            int semicolon = signedHeaders.indexOf(';', from);
            int to = semicolon < 0 ? signedHeaders.length() : semicolon;
            String name = signedHeaders.substring(from, to);
            out.append(name).append(':');
            List<String> values = request.headers(name);
            for (int i = 0; i < values.size(); i++) {
                if (i > 0) {
                    out.append(',');
                }
                appendTrimmed(values.get(i), out);
            }
            out.append('\n');
            from = to + 1;
        }
    }

    /** Without blanks at the ends, runs of blanks inside as one. */
    private static void appendTrimmed(String value, StringBuilder out) {
        boolean blank = false;
        int start = out.length();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c == '\t') {
                blank = out.length() > start;
            } else {
                if (blank) {
                    out.append(' ');
                    blank = false;
                }
                out.append(c);
            }
        }
    }

    /**
     * @param timestamp as in x-amz-date
     * @param scope {@code 20130524/us-east-1/s3/aws4_request}
     */
    static String stringToSign(String timestamp, String scope, String canonicalRequest) {
        byte[] hash = Digests.sha256(canonicalRequest.getBytes(StandardCharsets.ISO_8859_1));
        return ALGORITHM + "\n" + timestamp + "\n" + scope + "\n" + Hex.encode(hash);
    }

    /** The key that signs everything of one day in one region. */
    static byte[] signingKey(String secret, String date, String region, String service) {
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String step : List.of(date, region, service, "aws4_request")) {
            key = Digests.hmac(key, step);
        }
        return key;
    }

    static String signature(byte[] signingKey, String stringToSign) {
        return Hex.encode(Digests.hmac(signingKey, stringToSign));
    }

    /** Whether a header is among those signed. */
    static boolean signs(String signedHeaders, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int at = signedHeaders.indexOf(lower);
        while (at >= 0) {
            int end = at + lower.length();
            boolean begins = at == 0 || signedHeaders.charAt(at - 1) == ';';
            if (begins && (end == signedHeaders.length() || signedHeaders.charAt(end) == ';')) {
                return true;
            }
            at = signedHeaders.indexOf(lower, at + 1);
        }
        return false;
    }
}
