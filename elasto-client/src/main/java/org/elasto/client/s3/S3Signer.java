package org.elasto.client.s3;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.elasto.client.Credentials;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.PercentEncoding;

/**
 * AWS Signature Version 4 for S3: functions of their arguments alone, every intermediate handed out. The path and the
 * query are signed as they are sent, the path encoded once and never normalised.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html">Signature Version 4</a>
 */
final class S3Signer {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";
    static final String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    static final String CONTENT_SHA256 = "x-amz-content-sha256";
    static final String DATE = "x-amz-date";
    static final String SECURITY_TOKEN = "x-amz-security-token";

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The one carries the signature, the other may be changed on the way. */
    private static final Set<String> UNSIGNED = Set.of("authorization", "user-agent");

    private S3Signer() {}

    /**
     * Who signs, when and for where.
     *
     * @param credentials who
     * @param region where
     * @param timestamp when, as x-amz-date has it
     */
    record Scope(Credentials credentials, String region, String timestamp) {

        static Scope of(Credentials credentials, String region, Instant time) {
            return new Scope(credentials, region, TIMESTAMP.format(time));
        }

        /** The credential scope. */
        String text() {
            return timestamp.substring(0, 8) + "/" + region + "/s3/aws4_request";
        }

        /** The Credential parameter. */
        String credential() {
            return credentials.accessKey() + "/" + text();
        }

        byte[] signingKey() {
            byte[] secret = ("AWS4" + credentials.secretKey()).getBytes(StandardCharsets.UTF_8);
            byte[] date = hmac(secret, timestamp.substring(0, 8));
            return hmac(hmac(hmac(date, region), "s3"), "aws4_request");
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return credential();
        }
    }

    /**
     * A signature and how it came about.
     *
     * @param canonicalRequest what is signed, in canonical form
     * @param stringToSign its digest, with time and scope
     * @param signingKey what signs it; a secret
     * @param signedHeaders the names of the header fields that are signed
     * @param signature the signature in hexadecimal
     */
    record Signed(
            String canonicalRequest, String stringToSign, byte[] signingKey, String signedHeaders, String signature) {

        @Override
        public String toString() {
            return "Signed[" + signedHeaders + "]";
        }
    }

    /** Signs a request whose header fields are complete but for Host, which is its authority, and Authorization. */
    static Signed sign(HttpRequest request, Scope scope) {
        String payload = request.headers().first(CONTENT_SHA256);
        return sign(request, scope, payload == null ? UNSIGNED_PAYLOAD : payload);
    }

    /** The Authorization header field. */
    static String authorization(Signed signed, Scope scope) {
        return ALGORITHM + " Credential=" + scope.credential() + ",SignedHeaders=" + signed.signedHeaders()
                + ",Signature=" + signed.signature();
    }

    /**
     * Signs a URL; the request's header fields, if any, must be sent along with it.
     *
     * @param request with the query it has before signing
     * @param seconds how long it holds
     * @return the signature, and the target to which {@code &X-Amz-Signature=} and the signature are still to be added
     */
    static Presigned presign(HttpRequest request, Scope scope, long seconds) {
        String target = request.target();
        StringBuilder query = new StringBuilder(target);
        query.append(target.indexOf('?') < 0 ? '?' : '&');
        query.append("X-Amz-Algorithm=").append(ALGORITHM);
        query.append("&X-Amz-Credential=").append(PercentEncoding.encode(scope.credential()));
        query.append("&X-Amz-Date=").append(scope.timestamp());
        query.append("&X-Amz-Expires=").append(seconds);
        String token = scope.credentials().sessionToken();
        if (token != null) {
            query.append("&X-Amz-Security-Token=").append(PercentEncoding.encode(token));
        }
        String names = String.join(";", canonicalHeaders(request).keySet());
        query.append("&X-Amz-SignedHeaders=").append(PercentEncoding.encode(names));
        HttpRequest complete = request.withAuthority(request.scheme(), request.authority(), query.toString());
        return new Presigned(sign(complete, scope, UNSIGNED_PAYLOAD), query.toString());
    }

    /** A signed URL: the target still lacks the signature. */
    record Presigned(Signed signed, String unsignedTarget) {

        String target() {
            return unsignedTarget + "&X-Amz-Signature=" + signed.signature();
        }
    }

    private static Signed sign(HttpRequest request, Scope scope, String payload) {
        SortedMap<String, String> headers = canonicalHeaders(request);
        String names = String.join(";", headers.keySet());
        String target = request.target();
        int mark = target.indexOf('?');
        StringBuilder canonical = new StringBuilder(request.method()).append('\n');
        canonical.append(mark < 0 ? target : target.substring(0, mark)).append('\n');
        canonical
                .append(mark < 0 ? "" : canonicalQuery(target.substring(mark + 1)))
                .append('\n');
        headers.forEach((name, value) ->
                canonical.append(name).append(':').append(value).append('\n'));
        canonical.append('\n').append(names).append('\n').append(payload);
        String stringToSign = ALGORITHM + "\n" + scope.timestamp() + "\n" + scope.text() + "\n"
                + sha256(canonical.toString().getBytes(StandardCharsets.UTF_8));
        byte[] key = scope.signingKey();
        return new Signed(canonical.toString(), stringToSign, key, names, signature(key, stringToSign));
    }

    private static SortedMap<String, String> canonicalHeaders(HttpRequest request) {
        TreeMap<String, String> fields = new TreeMap<>();
        fields.put("host", request.authority());
        for (Headers.Field field : request.headers()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!UNSIGNED.contains(name)) {
                fields.merge(name, canonicalValue(field.value()), (one, other) -> one + "," + other);
            }
        }
        return fields;
    }

    /** Trimmed, and each run of spaces one space. */
    private static String canonicalValue(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean space = c == ' ' || c == '\t';
            if (!space) {
                out.append(c);
            } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return out.toString().stripTrailing();
    }

    /** Sorted by name, then by value; a name without a value gets its equals sign. */
    private static String canonicalQuery(String query) {
        List<Map.Entry<String, String>> pairs = Stream.of(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> {
                    int equals = pair.indexOf('=');
                    return equals < 0
                            ? Map.entry(pair, "")
                            : Map.entry(pair.substring(0, equals), pair.substring(equals + 1));
                })
                .sorted(Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
                .toList();
        return pairs.stream().map(pair -> pair.getKey() + "=" + pair.getValue()).collect(Collectors.joining("&"));
    }

    /** What the signing key makes of a string to sign, in hexadecimal. */
    static String signature(byte[] signingKey, String stringToSign) {
        return HexFormat.of().formatHex(hmac(signingKey, stringToSign));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** In hexadecimal. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
