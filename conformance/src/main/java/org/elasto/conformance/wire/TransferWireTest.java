package org.elasto.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.wire.WireRequest.get;
import static org.elasto.conformance.wire.WireRequest.head;
import static org.elasto.conformance.wire.WireRequest.put;

import java.io.IOException;
import org.elasto.conformance.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How messages move: 100-continue, framing, and the headers that travel with an object. */
@OnEveryTarget
class TransferWireTest extends Wire {

    TransferWireTest(Target target) {
        super(target);
    }

    @Test
    void continuesAfterTheSignatureIsChecked() throws IOException {
        WireRequest request = signer().sign(put(key("k"), TEN).header("Expect", "100-continue"));
        try (WireConnection connection = WireConnection.open(target.endpoint())) {
            connection.write(connection.head(request));
            assertThat(connection.read(false).status()).isEqualTo(100);
            connection.write(request.body());
            assertThat(connection.finalAnswer(request).status()).isEqualTo(200);
        }
        assertThat(read("k")).isEqualTo(TEN);
    }

    @Test
    void doesNotContinueForStrangers() throws IOException {
        WireRequest request = signer().as("nobody", "x").sign(put(key("k"), TEN).header("Expect", "100-continue"));
        try (WireConnection connection = WireConnection.open(target.endpoint())) {
            connection.write(connection.head(request));
            assertThat(connection.read(false).status()).isEqualTo(403);
        }
    }

    @Test
    void doesNotContinueIntoNoBucket() throws IOException {
        WireRequest request = signer().sign(put("/wire-none-such/k", TEN).header("Expect", "100-continue"));
        try (WireConnection connection = WireConnection.open(target.endpoint())) {
            connection.write(connection.head(request));
            assertThat(connection.read(false).status()).isEqualTo(404);
        }
    }

    @Test
    void wantsALength() {
        WireRequest chunked = put(key("k"), "5\r\nhello\r\n0\r\n\r\n")
                .header("Transfer-Encoding", "chunked")
                .header("x-amz-content-sha256", WireSigner.UNSIGNED);
        WireAnswer answer = signed(chunked);
        // Amazon says that it does not do this at all.
        assertThat(answer.status()).as("%s", answer).isIn(411, isRgw() ? 411 : 501);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"-1", "ten", "+10"})
    void aLengthThatIsNone(String length) {
        WireRequest request = signer().sign(put(key("k"), TEN)).header("Content-Length", length);
        assertThat(ask(request).status()).isEqualTo(400);
    }

    @Test
    void keepsTheConnection() {
        ten();
        try (WireConnection connection = WireConnection.open(target.endpoint())) {
            for (int i = 0; i < 20; i++) {
                assertThat(connection.send(signer().sign(get(key("ten")))).text())
                        .isEqualTo(TEN);
            }
        }
    }

    @Test
    void keepsSystemHeaders() {
        WireRequest request = put(key("k"), TEN)
                .header("Content-Type", "text/x-odd; charset=utf-8")
                .header("Cache-Control", "max-age=7")
                .header("Content-Disposition", "attachment; filename=\"a b\"")
                .header("Content-Encoding", "x-odd")
                .header("Content-Language", "tlh")
                .header("Expires", "Thu, 01 Jan 2026 00:00:00 GMT");
        require(signed(request), 200);
        WireAnswer answer = require(signed(head(key("k"))), 200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/x-odd; charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=7");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"a b\"");
        assertThat(answer.header("Content-Encoding")).isEqualTo("x-odd");
        assertThat(answer.header("Content-Language")).isEqualTo("tlh");
        assertThat(answer.header("Expires")).isEqualTo("Thu, 01 Jan 2026 00:00:00 GMT");
    }

    @Test
    void keepsMetadata() {
        require(
                signed(put(key("k"), TEN)
                        .header("x-amz-meta-Mixed-Case", "Value")
                        .header("x-amz-meta-under_score", "1")),
                200);
        WireAnswer answer = require(signed(head(key("k"))), 200);
        assertThat(answer.header("x-amz-meta-mixed-case")).isEqualTo("Value");
        assertThat(answer.headers().toString()).contains("x-amz-meta-mixed-case");
        if (!isRgw()) {
            assertThat(answer.header("x-amz-meta-under_score")).isEqualTo("1");
        }
    }

    @Test
    void withoutATypeItIsBinary() {
        WireAnswer answer = require(signed(head(ten())), 200);
        assertThat(answer.header("Content-Type")).isEqualTo("binary/octet-stream");
        assertThat(answer.header("Content-Length")).isEqualTo("10");
        assertThat(answer.header("Last-Modified")).endsWith(" GMT");
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    }

    @Test
    void anEmptyObject() {
        WireAnswer stored = store("empty", "");
        assertThat(stored.header("ETag")).isEqualTo("\"d41d8cd98f00b204e9800998ecf8427e\"");
        assertThat(require(signed(head(key("empty"))), 200).header("Content-Length"))
                .isEqualTo("0");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "a",
                "a/b",
                "a//b",
                "/a",
                "a/",
                ".",
                "..",
                "a/../b",
                "a b",
                "a+b",
                "a%20b",
                "\u20ac",
                "\ud83d\ude00",
                "?",
                "#",
                "a=b&c"
            })
    void keysAreNoPaths(String key) {
        store(key, key);
        assertThat(read(key)).isEqualTo(key);
        assertThat(require(signed(get(bucket("list-type=2"))), 200).all("Contents", "Key"))
                .containsExactly(key);
        require(signed(WireRequest.delete(key(key))), 204);
        assertThat(signed(head(key(key))).status()).isEqualTo(404);
    }
}
