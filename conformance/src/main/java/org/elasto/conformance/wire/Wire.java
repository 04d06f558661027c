package org.elasto.conformance.wire;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.elasto.conformance.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What each class of wire-level cases stands on: a target, a signer, and a fresh bucket for every case. */
abstract class Wire {

    /** Ten bytes: ranges are easy to count on it. */
    static final String TEN = "0123456789";

    private static final Clock CLOCK = Clock.systemUTC();

    final Target target;
    final String bucket = "wire-" + UUID.randomUUID();

    Wire(Target target) {
        this.target = target;
    }

    @BeforeEach
    final void makeBucket() {
        require(signed(WireRequest.of("PUT", "/" + bucket)), 200);
    }

    @AfterEach
    final void removeBucket() {
        // A case may have removed its bucket.
        if (signed(WireRequest.head("/" + bucket)).status() == 200) {
            Cleaning.empty(this, bucket);
            require(signed(WireRequest.delete("/" + bucket)), 204);
        }
    }

    final boolean isRgw() {
        return target.dialect().equals("rgw");
    }

    final WireSigner signer() {
        return WireSigner.of(
                target.endpoint().getAuthority(),
                target.accessKey(),
                target.secretKey(),
                target.region(),
                CLOCK.instant());
    }

    /** Sends a request as it is. */
    final WireAnswer ask(WireRequest request) {
        return WireConnection.ask(target.endpoint(), request);
    }

    /** Signs a request in its headers and sends it. */
    final WireAnswer signed(WireRequest request) {
        return ask(signer().sign(request));
    }

    /** The path of a key in this case's bucket. */
    final String key(String key) {
        return "/" + bucket + "/" + Percent.encodePath(key);
    }

    /** The bucket with a query behind it. */
    final String bucket(String query) {
        return "/" + bucket + "?" + query;
    }

    /** Stores an object. */
    final WireAnswer store(String key, String content) {
        return require(signed(WireRequest.put(key(key), content)), 200);
    }

    final WireAnswer store(String key, byte[] content) {
        return require(signed(WireRequest.put(key(key), content)), 200);
    }

    /** Stores an object of ten bytes and hands back its key's path. */
    final String ten() {
        store("ten", TEN);
        return key("ten");
    }

    /** Reads an object whole. */
    final String read(String key) {
        return require(signed(WireRequest.get(key(key))), 200).text();
    }

    /** The answer, if it has that status: for steps that only lead up to the case. */
    static WireAnswer require(WireAnswer answer, int status) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + ", but: " + answer);
        }
        return answer;
    }

    /** That many bytes, not all the same. */
    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + (i >>> 8));
        }
        return bytes;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
