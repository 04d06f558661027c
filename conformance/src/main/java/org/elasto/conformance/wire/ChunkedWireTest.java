package org.elasto.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.wire.AwsChunked.SIGNED;
import static org.elasto.conformance.wire.AwsChunked.SIGNED_TRAILER;
import static org.elasto.conformance.wire.AwsChunked.UNSIGNED_TRAILER;
import static org.elasto.conformance.wire.Expected.error;
import static org.elasto.conformance.wire.Expected.someRefusal;
import static org.elasto.conformance.wire.Expected.status;
import static org.elasto.conformance.wire.Row.row;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.elasto.conformance.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies in the aws-chunked coding: each form decoded, each spoiled form refused, and nothing stored of it. */
@OnEveryTarget
class ChunkedWireTest extends Wire {

    private static final int CHUNK = 8192;
    private static final byte[] CONTENT = bytes(2 * CHUNK + 100);
    private static final byte[] NOTHING = new byte[0];
    private static final Expected MISMATCH = error(403, "SignatureDoesNotMatch");

    ChunkedWireTest(Target target) {
        super(target);
    }

    static Stream<Row> forms() {
        return Stream.of(
                row("signed", w -> w.ask(whole(w, SIGNED).request()), status(200)),
                row(
                        "signed-one-chunk",
                        w -> w.ask(AwsChunked.whole(w.signer(), put(w), SIGNED, 1 << 20)
                                .request()),
                        status(200)),
                row(
                        "signed-trailer",
                        w -> w.ask(trailed(w, SIGNED_TRAILER, "crc32").request()),
                        status(200)),
                row(
                        "unsigned-trailer-crc32",
                        w -> w.ask(trailed(w, UNSIGNED_TRAILER, "crc32").request()),
                        status(200)),
                row(
                        "unsigned-trailer-crc32c",
                        w -> w.ask(trailed(w, UNSIGNED_TRAILER, "crc32c").request()),
                        status(200)),
                row(
                        "unsigned-trailer-crc64nvme",
                        w -> w.ask(trailed(w, UNSIGNED_TRAILER, "crc64nvme").request()),
                        status(200)),
                row(
                        "unsigned-trailer-sha1",
                        w -> w.ask(trailed(w, UNSIGNED_TRAILER, "sha1").request()),
                        status(200)),
                row(
                        "unsigned-trailer-sha256",
                        w -> w.ask(trailed(w, UNSIGNED_TRAILER, "sha256").request()),
                        status(200)));
    }

    static Stream<Row> spoiled() {
        return Stream.of(
                row(
                                "tampered-data",
                                w -> {
                                    byte[] other = CONTENT.clone();
                                    other[5] ^= 1;
                                    return w.ask(begin(w, SIGNED)
                                            .chunk(CONTENT, other)
                                            .chunk(NOTHING)
                                            .request());
                                },
                                MISMATCH)
                        .rgw(someRefusal()),
                edited("tampered-chunk-signature", SIGNED, body -> flip(body, "chunk-signature=", 1), MISMATCH)
                        .rgw(someRefusal()),
                edited("tampered-last-signature", SIGNED, body -> flip(body, "0;chunk-signature=", 1), MISMATCH)
                        .rgw(someRefusal()),
                edited(
                                "tampered-trailer-signature",
                                SIGNED_TRAILER,
                                body -> flip(body, "trailer-signature:", 1),
                                MISMATCH)
                        .rgw(someRefusal()),
                edited(
                                "no-chunk-signature",
                                SIGNED,
                                body -> body.replaceFirst(";chunk-signature=[0-9a-f]*", ""),
                                error(400, "IncompleteBody"))
                        .rgw(someRefusal()),
                edited(
                                "no-last-chunk",
                                SIGNED,
                                body -> body.substring(0, body.lastIndexOf("0;chunk")),
                                error(400, "IncompleteBody"))
                        .rgw(someRefusal()),
                edited(
                                "truncated-chunk",
                                SIGNED,
                                body -> body.substring(0, body.length() / 2),
                                error(400, "IncompleteBody"))
                        .rgw(someRefusal()),
                edited(
                                "truncated-trailer",
                                UNSIGNED_TRAILER,
                                body -> body.substring(0, body.lastIndexOf(":") - 3),
                                error(400, "IncompleteBody"))
                        .rgw(someRefusal()),
                edited(
                                "size-is-no-number",
                                UNSIGNED_TRAILER,
                                body -> body.replaceFirst("4064", "4xx4"),
                                error(400, "IncompleteBody"))
                        .rgw(someRefusal()),
                edited(
                                "size-is-negative",
                                UNSIGNED_TRAILER,
                                body -> body.replaceFirst("4064", "-064"),
                                error(400, "IncompleteBody"))
                        .rgw(someRefusal()),
                row(
                        "small-chunk-before-last",
                        w -> w.ask(begin(w, SIGNED)
                                .chunk(bytes(100))
                                .chunk(bytes(CHUNK * 2))
                                .chunk(NOTHING)
                                .request()),
                        error(400, "InvalidChunkSizeError", "Chunk", "BadChunkSize")),
                row(
                                "decoded-length-too-large",
                                w -> w.ask(AwsChunked.begin(
                                                w.signer(),
                                                put(w).body(NOTHING),
                                                SIGNED,
                                                Integer.toString(CONTENT.length + 1))
                                        .chunk(CONTENT)
                                        .chunk(NOTHING)
                                        .request()),
                                error(400, "IncompleteBody"))
                        .rgw(someRefusal()),
                row(
                                "decoded-length-too-small",
                                w -> w.ask(AwsChunked.begin(
                                                w.signer(),
                                                put(w).body(NOTHING),
                                                SIGNED,
                                                Integer.toString(CONTENT.length - 1))
                                        .chunk(CONTENT)
                                        .chunk(NOTHING)
                                        .request()),
                                error(400, "IncompleteBody"))
                        .rgw(someRefusal()),
                row(
                                "decoded-length-missing",
                                w -> w.ask(AwsChunked.begin(w.signer(), put(w).body(NOTHING), SIGNED, "")
                                        .chunk(CONTENT)
                                        .chunk(NOTHING)
                                        .request()),
                                error(411, "MissingContentLength"))
                        .rgw(someRefusal()),
                row(
                                "wrong-checksum",
                                w -> w.ask(declared(w, UNSIGNED_TRAILER, "crc32")
                                        .chunk(CONTENT)
                                        .chunk(NOTHING)
                                        .trailer("x-amz-checksum-crc32", "AAAAAA==")
                                        .request()),
                                error(400, "BadDigest"))
                        .rgw(someRefusal()),
                row(
                                "checksum-is-no-checksum",
                                w -> w.ask(declared(w, UNSIGNED_TRAILER, "crc32")
                                        .chunk(CONTENT)
                                        .chunk(NOTHING)
                                        .trailer("x-amz-checksum-crc32", "nonsense")
                                        .request()),
                                error(400, "InvalidRequest"))
                        .rgw(someRefusal()),
                row(
                                "other-trailer-than-declared",
                                w -> w.ask(declared(w, UNSIGNED_TRAILER, "crc32")
                                        .chunk(CONTENT)
                                        .chunk(NOTHING)
                                        .trailer("x-amz-checksum-sha1", Hashes.checksum("sha1", CONTENT))
                                        .request()),
                                error(400, "MalformedTrailerError"))
                        .rgw(someRefusal()),
                row(
                                "no-trailer",
                                w -> w.ask(declared(w, UNSIGNED_TRAILER, "crc32")
                                        .chunk(CONTENT)
                                        .chunk(NOTHING)
                                        .text("\r\n")
                                        .request()),
                                error(400, "MalformedTrailerError"))
                        .rgw(someRefusal()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void forms(Row row) {
        row.check(this);
        WireAnswer stored = require(signed(WireRequest.get(key("k"))), 200);
        assertThat(stored.body()).isEqualTo(CONTENT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void spoiled(Row row) {
        row.check(this);
        assertThat(signed(WireRequest.head(key("k"))).status()).isEqualTo(404);
    }

    @Test
    void hidesTheCodingItself() {
        WireRequest request = put(this).header("Content-Encoding", "aws-chunked");
        require(ask(AwsChunked.whole(signer(), request, SIGNED, CHUNK).request()), 200);
        assertThat(signed(WireRequest.get(key("k"))).header("Content-Encoding")).isNull();
    }

    @Test
    void keepsOtherCodings() {
        WireRequest request = put(this).header("Content-Encoding", "gzip,aws-chunked");
        require(ask(AwsChunked.whole(signer(), request, SIGNED, CHUNK).request()), 200);
        assertThat(signed(WireRequest.get(key("k"))).header("Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void uploadsParts() {
        String id = require(signed(WireRequest.post(key("k") + "?uploads", "")), 200)
                .text("UploadId");
        WireRequest part = WireRequest.put(key("k") + "?partNumber=1&uploadId=" + Percent.encode(id), CONTENT);
        WireAnswer answer =
                require(ask(AwsChunked.whole(signer(), part, SIGNED, CHUNK).request()), 200);
        assertThat(answer.header("ETag")).isEqualTo("\"" + Hashes.md5(CONTENT) + "\"");
    }

    private static WireRequest put(Wire w) {
        return WireRequest.put(w.key("k"), CONTENT);
    }

    private static AwsChunked begin(Wire w, String form) {
        return AwsChunked.begin(w.signer(), put(w).body(NOTHING), form, Integer.toString(CONTENT.length));
    }

    private static AwsChunked declared(Wire w, String form, String algorithm) {
        WireRequest request = put(w).body(NOTHING).header("x-amz-trailer", "x-amz-checksum-" + algorithm);
        return AwsChunked.begin(w.signer(), request, form, Integer.toString(CONTENT.length));
    }

    private static AwsChunked whole(Wire w, String form) {
        return AwsChunked.whole(w.signer(), put(w), form, CHUNK);
    }

    private static AwsChunked trailed(Wire w, String form, String algorithm) {
        return declared(w, form, algorithm)
                .chunk(CONTENT)
                .chunk(NOTHING)
                .trailer("x-amz-checksum-" + algorithm, Hashes.checksum(algorithm, CONTENT));
    }

    private static Row edited(String name, String form, UnaryOperator<String> change, Expected expected) {
        return row(
                name,
                w -> {
                    AwsChunked chunked = form.equals(SIGNED) ? whole(w, form) : trailed(w, form, "crc32");
                    WireRequest request = chunked.request();
                    String body = new String(request.body(), java.nio.charset.StandardCharsets.ISO_8859_1);
                    return w.ask(
                            request.body(change.apply(body).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
                },
                expected);
    }

    /** Changes a character some places behind the first occurrence of a mark. */
    private static String flip(String body, String mark, int behind) {
        int at = body.indexOf(mark) + mark.length() + behind - 1;
        return body.substring(0, at) + (body.charAt(at) == '0' ? '1' : '0') + body.substring(at + 1);
    }
}
