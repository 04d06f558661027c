package org.elasto.emulator.s3;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.function.Function;
import org.elasto.emulator.http.BodyReader;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of one request, takes its framing off, and hands it on only if it is in every respect what its head
 * promised. Refusals are thrown; the front renders them. Not thread-safe.
 */
final class PayloadReader implements BodyReader {

    private final Caller caller;
    private final BodyRules rules;
    private final PayloadPromise promise;
    private final @Nullable ChecksumAlgorithm algorithm;
    private final BodySink sink;
    private final @Nullable AwsChunks chunks;
    private final Function<Payload, Reception> then;

    private PayloadReader(S3Call call, BodyRules rules, PayloadPromise promise, Function<Payload, Reception> then) {
        this.caller = call.caller();
        this.rules = rules;
        this.promise = promise;
        this.then = then;
        this.algorithm = promise.algorithm(rules);
        boolean hashed = caller.payloadForm() == PayloadForm.HASHED;
        this.sink = new BodySink(
                promise.length(),
                rules.stores() || promise.md5() != null ? ContentDigest.md5() : null,
                hashed ? ContentDigest.of(Digests.of("SHA-256")) : null,
                algorithm == null ? null : algorithm.digest());
        this.chunks = caller.payloadForm().isChunked() ? new AwsChunks(caller, sink) : null;
    }

    /** @throws S3Exception where the head alone shows that the body will not do */
    static PayloadReader of(S3Call call, BodyRules rules, Function<Payload, Reception> then) {
        return new PayloadReader(call, rules, PayloadPromise.of(call, rules), then);
    }

    @Override
    public @Nullable Response accept(ByteBuffer piece) {
        if (chunks != null) {
            chunks.accept(piece);
        } else {
            sink.accept(piece);
        }
        return null;
    }

    @Override
    public Reception finish() {
        Checksum trailer = chunks == null ? null : chunks.finish(promise.trailer());
        if (!sink.isComplete()) {
            throw new S3Exception(S3Error.INCOMPLETE_BODY);
        }
        checkHash();
        byte[] md5 = sink.md5();
        promise.checkMd5(md5);
        return then.apply(new Payload(sink.content(), md5, checksum(trailer)));
    }

    private void checkHash() {
        if (caller.payloadForm() != PayloadForm.HASHED) {
            return;
        }
        String computed = Hex.encode(sink.sha256());
        String promised = caller.payloadHash();
        if (!MessageDigest.isEqual(
                computed.getBytes(StandardCharsets.ISO_8859_1),
                promised.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1))) {
            throw new S3Exception(S3Error.X_AMZ_CONTENT_SHA256_MISMATCH)
                    .with("ClientComputedContentSHA256", promised)
                    .with("S3ComputedContentSHA256", computed);
        }
    }

    private @Nullable Checksum checksum(@Nullable Checksum trailer) {
        if (algorithm == null) {
            return null;
        }
        byte[] computed = sink.checksum();
        Checksum promised = promise.checksum() == null ? trailer : promise.checksum();
        if (promised != null) {
            PayloadPromise.checkChecksum(promised, computed);
        }
        return promised == null && !rules.stores() ? null : new Checksum(algorithm, computed);
    }

    @Override
    public void abandon() {
        // Nothing was published, and nobody else knows of this reader.
    }
}
