package org.elasto.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.wire.Expected.error;
import static org.elasto.conformance.wire.Expected.status;
import static org.elasto.conformance.wire.Row.row;
import static org.elasto.conformance.wire.WireRequest.get;
import static org.elasto.conformance.wire.WireRequest.head;
import static org.elasto.conformance.wire.WireRequest.put;

import java.util.stream.Stream;
import org.elasto.conformance.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What protects a body on its way: Content-MD5 and the x-amz-checksum headers. */
@OnEveryTarget
class ChecksumWireTest extends Wire {

    ChecksumWireTest(Target target) {
        super(target);
    }

    static Stream<Row> md5() {
        return Stream.of(
                row(
                        "right",
                        w -> w.signed(put(w.key("k"), TEN).header("Content-MD5", Hashes.md5Base64(utf8(TEN)))),
                        status(200)),
                row(
                                "wrong",
                                w -> w.signed(put(w.key("k"), TEN).header("Content-MD5", Hashes.md5Base64(utf8("x")))),
                                error(400, "BadDigest", "ExpectedDigest", "CalculatedDigest"))
                        .rgw(error(400, "BadDigest")),
                row(
                                "no-base64",
                                w -> w.signed(put(w.key("k"), TEN).header("Content-MD5", "****")),
                                error(400, "InvalidDigest", "Content-MD5"))
                        .rgw(Expected.someRefusal()),
                row(
                        "too-short",
                        w -> w.signed(put(w.key("k"), TEN).header("Content-MD5", "YWJj")),
                        error(400, "InvalidDigest")),
                row(
                        "empty",
                        w -> w.signed(put(w.key("k"), TEN).header("Content-MD5", "")),
                        error(400, "InvalidDigest")));
    }

    static Stream<Row> refused() {
        return Stream.of(
                row(
                        "no-base64",
                        w -> w.signed(put(w.key("k"), TEN).header("x-amz-checksum-crc32", "****")),
                        error(400, "InvalidRequest")),
                row(
                        "too-short",
                        w -> w.signed(put(w.key("k"), TEN).header("x-amz-checksum-sha256", "YWJj")),
                        error(400, "InvalidRequest")),
                row(
                        "two",
                        w -> w.signed(put(w.key("k"), TEN)
                                .header("x-amz-checksum-crc32", Hashes.checksum("crc32", utf8(TEN)))
                                .header("x-amz-checksum-sha1", Hashes.checksum("sha1", utf8(TEN)))),
                        error(400, "InvalidRequest")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void md5(Row row) {
        row.check(this);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(Row row) {
        row.check(this);
        assertThat(signed(head(key("k"))).status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"crc32", "crc32c", "crc64nvme", "sha1", "sha256"})
    void right(String algorithm) {
        String header = "x-amz-checksum-" + algorithm;
        String value = Hashes.checksum(algorithm, utf8(TEN));
        WireAnswer stored = require(signed(put(key("k"), TEN).header(header, value)), 200);
        assertThat(stored.header(header)).isEqualTo(value);
        WireRequest asking = head(key("k")).header("x-amz-checksum-mode", "ENABLED");
        assertThat(require(signed(asking), 200).header(header)).isEqualTo(value);
        assertThat(require(signed(head(key("k"))), 200).header(header)).isNull();
        WireRequest ranged =
                get(key("k")).header("x-amz-checksum-mode", "ENABLED").header("Range", "bytes=0-3");
        assertThat(require(signed(ranged), 206).header(header)).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"crc32", "crc32c", "crc64nvme", "sha1", "sha256"})
    void wrong(String algorithm) {
        String value = Hashes.checksum(algorithm, utf8("x"));
        error(400, "BadDigest").check(signed(put(key("k"), TEN).header("x-amz-checksum-" + algorithm, value)));
        assertThat(signed(head(key("k"))).status()).isEqualTo(404);
    }

    @Test
    void withoutOneTheServerComputesItsOwn() {
        ten();
        WireRequest asking = head(key("ten")).header("x-amz-checksum-mode", "ENABLED");
        assertThat(require(signed(asking), 200).header("x-amz-checksum-crc64nvme"))
                .isEqualTo(Hashes.checksum("crc64nvme", utf8(TEN)));
    }

    @Test
    void ourOwnCrcIsTheOneEverybodyElseComputes() {
        // The check value of the catalogue of CRCs for the nine digits.
        assertThat(Hashes.checksum("crc64nvme", utf8("123456789"))).isEqualTo("rosUhgp5mIg=");
    }
}
