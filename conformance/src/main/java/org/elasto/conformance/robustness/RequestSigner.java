package org.elasto.conformance.robustness;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Signs drafts with Signature Version 4, whatever is in them: a request must not be refused for its signature alone
 * before anything else of it is looked at. Thread-safe.
 */
final class RequestSigner {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private final Endpoint endpoint;
    private final Clock clock;

    RequestSigner(Endpoint endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** Signs, frames a chunked payload, and announces the body's length. */
    void sign(Draft draft) {
        String given = draft.first("x-amz-date");
        String timestamp = given == null ? TIMESTAMP.format(clock.instant()) : given;
        String scope = today() + '/' + endpoint.region() + "/s3/aws4_request";
        byte[] decoded = draft.body();
        if (draft.payload().isChunked() && draft.first("x-amz-decoded-content-length") == null) {
            draft.set("x-amz-decoded-content-length", Integer.toString(decoded.length));
        }
        String signature;
        if (draft.isPresigned()) {
            signature = presign(draft, timestamp, scope);
        } else {
            String payload = draft.payload() == Payload.HASHED
                    ? Digests.sha256(decoded)
                    : draft.payload().marker();
            if (draft.first("x-amz-content-sha256") == null) {
                draft.set("x-amz-content-sha256", payload);
            }
            draft.set("x-amz-date", timestamp);
            signature = authorize(draft, timestamp, scope);
        }
        if (draft.payload().isChunked()) {
            ChunkSigner chunks = new ChunkSigner(signingKey(), timestamp, scope);
            draft.body(AwsChunkedBody.of(draft, chunks, signature));
        }
        if (draft.hasBody() || draft.method().equals("PUT") || draft.method().equals("POST")) {
            draft.set("Content-Length", Integer.toString(draft.body().length));
        }
    }

    private String authorize(Draft draft, String timestamp, String scope) {
        Map<String, String> signed = signedHeaders(draft);
        String names = String.join(";", signed.keySet());
        String payload = String.valueOf(draft.first("x-amz-content-sha256"));
        String signature = signature(timestamp, scope, canonical(draft, signed, payload));
        draft.set(
                "Authorization",
                ALGORITHM + " Credential=" + endpoint.accessKey() + '/' + scope + ", SignedHeaders=" + names
                        + ", Signature=" + signature);
        return signature;
    }

    private String presign(Draft draft, String timestamp, String scope) {
        Map<String, String> signed = signedHeaders(draft);
        draft.parameter("X-Amz-Algorithm", ALGORITHM)
                .parameter("X-Amz-Credential", Uri.encode(endpoint.accessKey() + '/' + scope, false))
                .parameter("X-Amz-Date", Uri.encode(timestamp, false));
        if (!draft.query().contains("X-Amz-Expires")) {
            draft.parameter("X-Amz-Expires", "600");
        }
        draft.parameter("X-Amz-SignedHeaders", Uri.encode(String.join(";", signed.keySet()), false));
        String signature = signature(timestamp, scope, canonical(draft, signed, "UNSIGNED-PAYLOAD"));
        draft.parameter("X-Amz-Signature", signature);
        return signature;
    }

    private String today() {
        return TIMESTAMP.format(clock.instant()).substring(0, 8);
    }

    private byte[] signingKey() {
        byte[] key = ("AWS4" + endpoint.secretKey()).getBytes(StandardCharsets.UTF_8);
        for (String step : List.of(today(), endpoint.region(), "s3", "aws4_request")) {
            key = Digests.hmac(key, step);
        }
        return key;
    }

    private String signature(String timestamp, String scope, String canonical) {
        String hash = Digests.sha256(canonical.getBytes(StandardCharsets.ISO_8859_1));
        String toSign = ALGORITHM + '\n' + timestamp + '\n' + scope + '\n' + hash;
        return HexFormat.of().formatHex(Digests.hmac(signingKey(), toSign));
    }

    private static String canonical(Draft draft, Map<String, String> signed, String payload) {
        StringBuilder text = new StringBuilder(512);
        text.append(draft.method()).append('\n');
        text.append(Uri.encode(Uri.decode(Uri.path(draft.path())), true)).append('\n');
        text.append(canonicalQuery(draft.query())).append('\n');
        signed.forEach(
                (name, value) -> text.append(name).append(':').append(value).append('\n'));
        text.append('\n').append(String.join(";", signed.keySet())).append('\n').append(payload);
        return text.toString();
    }

    private static String canonicalQuery(String query) {
        List<String> pairs = new ArrayList<>();
        for (String pair : List.of(query.split("&", -1))) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.add(Uri.encode(Uri.decode(name.replace('+', ' ')), false)
                        + '='
                        + Uri.encode(Uri.decode(value.replace('+', ' ')), false));
            }
        }
        pairs.sort(null);
        return String.join("&", pairs);
    }

    /** Host, Content-Type, Content-MD5 and all of x-amz, each with its values as one. */
    private static Map<String, String> signedHeaders(Draft draft) {
        Map<String, String> signed = new TreeMap<>();
        for (Draft.Header header : draft.headers()) {
            String name = signable(header.name());
            if (name != null) {
                signed.merge(name, trimmed(header.value()), (before, next) -> before + ',' + next);
            }
        }
        return signed;
    }

    private static @Nullable String signable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean wanted = lower.equals("host")
                || lower.equals("content-type")
                || lower.equals("content-md5")
                || lower.startsWith("x-amz-");
        return wanted ? lower : null;
    }

    private static String trimmed(String value) {
        return value.replaceAll("[ \t]+", " ").strip();
    }
}
