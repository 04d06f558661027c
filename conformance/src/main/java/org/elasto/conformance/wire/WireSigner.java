package org.elasto.conformance.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.elasto.conformance.wire.WireRequest.Header;
import org.jspecify.annotations.Nullable;

/**
 * Signature Version 4 with every ingredient open to tampering: a reading of the specification of its own, apart from
 * the client's and the emulator's. Immutable and thread-safe.
 *
 * @param host as it is signed where the request has no Host header
 * @param timestamp as yyyyMMddTHHmmssZ, whatever stands there
 */
public record WireSigner(
        String host,
        String accessKey,
        String secretKey,
        String timestamp,
        String scopeDate,
        String region,
        String service,
        String terminal) {

    public static final String ALGORITHM = "AWS4-HMAC-SHA256";
    public static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What a signed request leads to: later chunks are signed with these. */
    public record Signed(WireRequest request, String signature) {}

    /** Signs for that time, in a scope of the same day. */
    public static WireSigner of(String host, String accessKey, String secretKey, String region, Instant time) {
        String timestamp = TIMESTAMP.format(time);
        String date = timestamp.substring(0, 8);
        return new WireSigner(host, accessKey, secretKey, timestamp, date, region, "s3", "aws4_request");
    }

    WireSigner as(String otherKey, String otherSecret) {
        return new WireSigner(host, otherKey, otherSecret, timestamp, scopeDate, region, service, terminal);
    }

    WireSigner at(Instant other) {
        return of(host, accessKey, secretKey, region, other);
    }

    WireSigner scope(String otherDate, String otherRegion, String otherService, String otherTerminal) {
        return new WireSigner(
                host, accessKey, secretKey, timestamp, otherDate, otherRegion, otherService, otherTerminal);
    }

    /** Another time in the same scope. */
    public WireSigner stamped(String other) {
        return new WireSigner(host, accessKey, secretKey, other, scopeDate, region, service, terminal);
    }

    /** The time it signs for. */
    Instant time() {
        return TIMESTAMP.parse(timestamp, Instant::from);
    }

    public String scope() {
        return String.join("/", scopeDate, region, service, terminal);
    }

    /** Signs in the Authorization header, over all headers there are and the hash of the body. */
    WireRequest sign(WireRequest request) {
        return signed(request).request();
    }

    /** The same, with the signature itself. A header x-amz-content-sha256 that is there already is taken as it is. */
    Signed signed(WireRequest request) {
        WireRequest dated = request.value("x-amz-date") == null ? request.header("x-amz-date", timestamp()) : request;
        WireRequest complete = dated.value("x-amz-content-sha256") == null
                ? dated.header("x-amz-content-sha256", Hashes.sha256(dated.body()))
                : dated;
        return signedOver(complete, names(complete));
    }

    /** Signs what is there, over the headers named and no other. */
    public Signed signedOver(WireRequest request, SortedSet<String> names) {
        String payload = request.value("x-amz-content-sha256");
        String signature = signature(request, names, payload == null ? UNSIGNED : payload);
        String header = ALGORITHM + " Credential=" + accessKey + "/" + scope() + ", SignedHeaders="
                + String.join(";", names) + ", Signature=" + signature;
        return new Signed(request.header("Authorization", header), signature);
    }

    /** Signs in the query, valid for that many seconds. */
    WireRequest presign(WireRequest request, String expires) {
        SortedSet<String> names = names(request);
        String query = "X-Amz-Algorithm=" + ALGORITHM + "&X-Amz-Credential="
                + Percent.encode(accessKey + "/" + scope()) + "&X-Amz-Date=" + timestamp() + "&X-Amz-Expires="
                + Percent.encode(expires) + "&X-Amz-SignedHeaders=" + Percent.encode(String.join(";", names));
        return presignOver(request.andQuery(query), names);
    }

    /** Signs the query as it stands and adds the signature to it. */
    public WireRequest presignOver(WireRequest request, SortedSet<String> names) {
        return request.andQuery("X-Amz-Signature=" + signature(request, names, UNSIGNED));
    }

    /** The names of all headers, in lower case, and host. */
    static SortedSet<String> names(WireRequest request) {
        TreeSet<String> names = new TreeSet<>(List.of("host"));
        request.headers().forEach(header -> names.add(header.name().toLowerCase(Locale.ROOT)));
        return names;
    }

    private String signature(WireRequest request, SortedSet<String> names, String payload) {
        String hash = Hashes.sha256(bytes(canonicalRequest(request, names, payload)));
        return hmacHex(String.join("\n", ALGORITHM, timestamp(), scope(), hash));
    }

    /** The signature of a string to sign. */
    String hmacHex(String stringToSign) {
        return Hashes.hex(hmac(signingKey(), stringToSign));
    }

    private byte[] signingKey() {
        byte[] date = hmac(bytes("AWS4" + secretKey), scopeDate);
        return hmac(hmac(hmac(date, region), service), terminal);
    }

    String canonicalRequest(WireRequest request, SortedSet<String> names, String payload) {
        StringBuilder headers = new StringBuilder();
        for (String name : names) {
            headers.append(name)
                    .append(':')
                    .append(canonicalValue(request, name))
                    .append('\n');
        }
        return String.join(
                "\n",
                request.method(),
                Percent.again(request.path(), false),
                canonicalQuery(request.query()),
                headers,
                String.join(";", names),
                payload);
    }

    private String canonicalValue(WireRequest request, String name) {
        @Nullable
        String value = request.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .map(each -> each.replaceAll("[ \t]+", " ").strip())
                .reduce((a, b) -> a + "," + b)
                .orElse(null);
        return value != null ? value : name.equals("host") ? host : "";
    }

    private static String canonicalQuery(String query) {
        if (query.isEmpty()) {
            return "";
        }
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.contains("=") ? pair : pair + "=")
                .map(pair -> Percent.again(pair.substring(0, pair.indexOf('=')), true) + "\u0000"
                        + Percent.again(pair.substring(pair.indexOf('=') + 1), true))
                .sorted()
                .map(pair -> pair.replace('\u0000', '='))
                .collect(Collectors.joining("&"));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Header values and the like travel as single bytes. */
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return "WireSigner[accessKey=" + accessKey + ", scope=" + scope() + "]";
    }
}
