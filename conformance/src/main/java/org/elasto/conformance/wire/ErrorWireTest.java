package org.elasto.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.wire.Expected.error;
import static org.elasto.conformance.wire.Expected.someRefusal;
import static org.elasto.conformance.wire.Expected.status;
import static org.elasto.conformance.wire.Row.row;
import static org.elasto.conformance.wire.WireRequest.delete;
import static org.elasto.conformance.wire.WireRequest.get;
import static org.elasto.conformance.wire.WireRequest.head;
import static org.elasto.conformance.wire.WireRequest.post;
import static org.elasto.conformance.wire.WireRequest.put;

import java.util.stream.Stream;
import org.elasto.conformance.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Error documents, and requests nobody built an answer for. */
@OnEveryTarget
class ErrorWireTest extends Wire {

    private static final Expected NO_BUCKET = error(404, "NoSuchBucket", "BucketName");
    private static final Expected NO_KEY = error(404, "NoSuchKey", "Key");
    private static final Expected RGW_NO_KEY = error(404, "NoSuchKey", "BucketName");

    ErrorWireTest(Target target) {
        super(target);
    }

    static Stream<Row> absent() {
        return Stream.of(
                row("get-key", w -> w.signed(get(w.key("none"))), NO_KEY).rgw(RGW_NO_KEY),
                row("get-in-no-bucket", w -> w.signed(get("/wire-none-such/k")), NO_BUCKET),
                row("put-in-no-bucket", w -> w.signed(put("/wire-none-such/k", TEN)), NO_BUCKET),
                row("delete-in-no-bucket", w -> w.signed(delete("/wire-none-such/k")), NO_BUCKET),
                row("list-no-bucket", w -> w.signed(get("/wire-none-such")), NO_BUCKET),
                row("list-no-bucket-v2", w -> w.signed(get("/wire-none-such?list-type=2")), NO_BUCKET),
                row("delete-no-bucket", w -> w.signed(delete("/wire-none-such")), NO_BUCKET),
                row("location-of-no-bucket", w -> w.signed(get("/wire-none-such?location")), NO_BUCKET),
                row("upload-in-no-bucket", w -> w.signed(post("/wire-none-such/k?uploads", "")), NO_BUCKET),
                row("no-upload", w -> w.signed(get(w.key("k") + "?uploadId=none")), error(404, "NoSuchUpload"))
                        .rgw(someRefusal()));
    }

    static Stream<Row> refused() {
        return Stream.of(
                row(
                        "bucket-not-empty",
                        w -> {
                            w.ten();
                            return w.signed(delete("/" + w.bucket));
                        },
                        error(409, "BucketNotEmpty", "BucketName")),
                row("bucket-name-too-short", w -> w.signed(put("/ab", "")), error(400, "InvalidBucketName")),
                row(
                        "bucket-name-with-upper-case",
                        w -> w.signed(put("/Wire-Upper", "")),
                        error(400, "InvalidBucketName")),
                row(
                        "bucket-name-with-odd-letter",
                        w -> w.signed(put("/wire$odd", "")),
                        error(400, "InvalidBucketName")),
                row("key-too-long", w -> w.signed(put(w.key("k".repeat(1025)), TEN)), error(400, "KeyTooLongError"))
                        .rgw(error(400, "InvalidObjectName")),
                row(
                                "location-is-no-document",
                                w -> w.signed(put("/" + w.bucket + "-new", "<a")),
                                error(400, "MalformedXML"))
                        .rgw(someRefusal()),
                row(
                        "unknown-location",
                        w -> w.signed(
                                put(
                                        "/" + w.bucket + "-new",
                                        "<CreateBucketConfiguration>"
                                                + "<LocationConstraint>nowhere</LocationConstraint></CreateBucketConfiguration>")),
                        error(400, "InvalidLocationConstraint")),
                row("delete-objects-without-document", w -> deleteObjects(w, "<a"), error(400, "MalformedXML"))
                        .rgw(someRefusal()),
                row(
                        "delete-objects-without-keys",
                        w -> deleteObjects(w, "<Delete></Delete>"),
                        error(400, "MalformedXML")),
                row("post-to-object", w -> w.signed(post(w.key("k"), "")), error(405, "MethodNotAllowed", "Method"))
                        .rgw(someRefusal()),
                row(
                        "unknown-method",
                        w -> w.signed(WireRequest.of("BREW", w.key("k"))),
                        error(405, "MethodNotAllowed")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void absent(Row row) {
        row.check(this);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(Row row) {
        try {
            row.check(this);
        } finally {
            // Of a server that did not refuse.
            signed(delete("/" + bucket + "-new"));
        }
    }

    @Test
    void headHasNoBody() {
        WireAnswer answer = signed(head(key("none")));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(signed(head("/wire-none-such")).status()).isEqualTo(404);
        assertThat(ask(head(key("none"))).status()).isEqualTo(403);
        // Were there a body on the connection, the next answer would not be one.
        try (WireConnection connection = WireConnection.open(target.endpoint())) {
            assertThat(connection.send(signer().sign(head(key("none")))).status())
                    .isEqualTo(404);
            assertThat(connection.send(signer().sign(head("/" + bucket))).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void everyAnswerHasAnId() {
        String first = String.valueOf(signed(get(key("none"))).header("x-amz-request-id"));
        String second = String.valueOf(signed(get(ten())).header("x-amz-request-id"));
        assertThat(first).isNotEqualTo(second);
        assertThat(first).matches(isRgw() ? "tx[0-9a-f]{21}-[0-9a-f]{10}-.+" : "[0-9A-Z]{16}");
        if (!isRgw()) {
            assertThat(signed(get(key("none"))).header("x-amz-id-2")).isNotEmpty();
        }
    }

    @Test
    void documentsAreXml() {
        WireAnswer answer = signed(get(key("<none> & \"such\"")));
        assertThat(answer.header("Content-Type")).isEqualTo("application/xml");
        assertThat(answer.text()).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        assertThat(answer.root()).isEqualTo("Error");
        assertThat(answer.code()).isEqualTo("NoSuchKey");
        if (!isRgw()) {
            assertThat(answer.text("Key")).isEqualTo("<none> & \"such\"");
            assertThat(answer.text("Message")).isNotEmpty();
        }
    }

    /** A subresource nobody built must not fall through to the operation without it. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"analytics", "inventory", "metrics", "accelerate", "intelligent-tiering", "somethingNew"})
    void unbuiltSubresourcesOfBuckets(String subresource) {
        store("kept", TEN);
        for (WireRequest request :
                new WireRequest[] {get(bucket(subresource)), put(bucket(subresource), ""), delete(bucket(subresource))
                }) {
            WireAnswer answer = signed(request);
            assertThat(answer.status()).as("%s: %s", request, answer).isIn(501, 405);
        }
        assertThat(read("kept")).isEqualTo(TEN);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"torrent", "restore", "select", "legal-hold", "retention", "somethingNew"})
    void unbuiltSubresourcesOfObjects(String subresource) {
        String path = ten() + "?" + subresource;
        for (WireRequest request : new WireRequest[] {put(path, "new"), delete(path)}) {
            WireAnswer answer = signed(request);
            assertThat(answer.status() / 100).as("%s: %s", request, answer).isNotEqualTo(2);
        }
        assertThat(read("ten")).isEqualTo(TEN);
    }

    @Test
    void ownBucketAgain() {
        // us-east-1 answers as if it were new.
        assertThat(signed(put("/" + bucket, "")).status()).isEqualTo(200);
    }

    @Test
    void listBucketsNamesTheBucket() {
        WireAnswer answer = require(signed(get("/")), 200);
        assertThat(answer.root()).isEqualTo("ListAllMyBucketsResult");
        assertThat(answer.all("Bucket", "Name")).contains(bucket);
        assertThat(answer.text("CreationDate")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void unknownHeadersAreTaken() {
        status(200).check(signed(put(key("k"), TEN).header("x-amz-something-new", "1")));
    }

    private static WireAnswer deleteObjects(Wire w, String body) {
        return w.signed(post(w.bucket("delete"), body).header("Content-MD5", Hashes.md5Base64(utf8(body))));
    }
}
