package org.elasto.conformance.robustness;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.elasto.conformance.wire.AwsChunked;
import org.elasto.conformance.wire.Hashes;
import org.elasto.conformance.wire.Percent;
import org.elasto.conformance.wire.WireRequest;
import org.elasto.conformance.wire.WireSigner;
import org.elasto.conformance.wire.WireSigner.Signed;

/**
 * Signs drafts with Signature Version 4, whatever is in them: a request must not be refused for its signature alone
 * before anything else of it is looked at. Thread-safe.
 */
final class RequestSigner {

    private final Endpoint endpoint;
    private final Clock clock;

    RequestSigner(Endpoint endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** Signs, frames a chunked payload, and announces the body's length. */
    void sign(Draft draft) {
        WireSigner now = WireSigner.of(
                endpoint.authority(), endpoint.accessKey(), endpoint.secretKey(), endpoint.region(), clock.instant());
        String given = draft.first("x-amz-date");
        WireSigner signer = given == null ? now : now.stamped(given);
        byte[] decoded = draft.body();
        if (draft.payload().isChunked() && draft.first("x-amz-decoded-content-length") == null) {
            draft.set("x-amz-decoded-content-length", Integer.toString(decoded.length));
        }
        if (draft.isPresigned()) {
            presign(draft, signer);
        } else {
            authorize(draft, signer);
        }
        if (draft.hasBody() || draft.method().equals("PUT") || draft.method().equals("POST")) {
            draft.set("Content-Length", Integer.toString(draft.body().length));
        }
    }

    private static void authorize(Draft draft, WireSigner signer) {
        Payload payload = draft.payload();
        if (draft.first("x-amz-content-sha256") == null) {
            draft.set(
                    "x-amz-content-sha256", payload == Payload.HASHED ? Hashes.sha256(draft.body()) : payload.marker());
        }
        draft.set("x-amz-date", signer.timestamp());
        WireRequest request = request(draft);
        Signed signed = signer.signedOver(request.without("Authorization"), signedNames(draft));
        draft.set("Authorization", String.valueOf(signed.request().value("Authorization")));
        if (payload.isChunked()) {
            AwsChunked chunked = AwsChunked.after(signer, request, payload.marker(), signed.signature());
            draft.body(new FaultyChunks(draft, chunked).body());
        }
    }

    private static void presign(Draft draft, WireSigner signer) {
        SortedSet<String> names = signedNames(draft);
        draft.parameter("X-Amz-Algorithm", WireSigner.ALGORITHM)
                .parameter("X-Amz-Credential", escaped(signer.accessKey() + '/' + signer.scope()))
                .parameter("X-Amz-Date", escaped(signer.timestamp()));
        if (!draft.query().contains("X-Amz-Expires")) {
            draft.parameter("X-Amz-Expires", "600");
        }
        draft.parameter("X-Amz-SignedHeaders", escaped(String.join(";", names)));
        draft.query(signer.presignOver(request(draft), names).query());
    }

    private static String escaped(String text) {
        return Percent.encode(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static WireRequest request(Draft draft) {
        List<WireRequest.Header> headers = draft.headers().stream()
                .map(header -> new WireRequest.Header(header.name(), header.value()))
                .toList();
        return new WireRequest(draft.method(), path(draft.path()), draft.query(), headers, draft.body());
    }

    /** The path of a target in absolute form; any other as it is. */
    private static String path(String target) {
        int scheme = target.indexOf("://");
        if (target.startsWith("/") || scheme < 0) {
            return target;
        }
        int slash = target.indexOf('/', scheme + 3);
        return slash < 0 ? "/" : target.substring(slash);
    }

    /** Host, Content-Type, Content-MD5 and all of x-amz, as far as they are there. */
    private static SortedSet<String> signedNames(Draft draft) {
        TreeSet<String> names = new TreeSet<>();
        for (Draft.Header header : draft.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (name.equals("host")
                    || name.equals("content-type")
                    || name.equals("content-md5")
                    || name.startsWith("x-amz-")) {
                names.add(name);
            }
        }
        return names;
    }
}
