package org.elasto.emulator.azure.front;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.function.Function;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Decimal;
import org.elasto.emulator.azure.StructuredBody;
import org.elasto.emulator.azure.StructuredBodyDecoder;
import org.elasto.emulator.checksum.Crc64Nvme;
import org.elasto.emulator.http.BodyReader;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.ContentBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of one request, takes its framing off, and hands it on only if it is in every respect what its head
 * promised. Refusals are thrown; the front renders them. Not thread-safe.
 */
public final class PayloadReader implements BodyReader {

    private static final String MD5 = "Content-MD5";
    private static final String CRC64 = "x-ms-content-crc64";

    private final Request request;
    private final long expected;
    private final ContentBuilder content;
    private final MessageDigest md5 = Checksums.newMd5();
    private final Crc64Nvme crc64 = new Crc64Nvme();
    private final @Nullable StructuredBodyDecoder decoder;
    private final Function<Payload, Reception> then;

    private PayloadReader(
            Request request,
            long expected,
            @Nullable StructuredBodyDecoder decoder,
            Function<Payload, Reception> then) {
        this.request = request;
        this.expected = expected;
        this.content = new ContentBuilder(expected);
        this.decoder = decoder;
        this.then = then;
    }

    /**
     * Starts to read a body.
     *
     * @throws AzureException where the head alone shows that the body will not do
     */
    public static Reception of(Request request, long limit, Function<Payload, Reception> then) {
        long length = request.contentLength();
        if (length < 0 || (length == 0 && request.header("Content-Length") == null)) {
            throw new AzureException(AzureError.MISSING_CONTENT_LENGTH_HEADER);
        }
        checkHead(request);
        boolean structured = StructuredBody.isStructured(request.header(StructuredBody.HEADER));
        long expected = structured ? structuredLength(request) : length;
        if (expected > limit) {
            throw new AzureException(AzureError.REQUEST_BODY_TOO_LARGE).with("MaxLimit", Long.toString(limit));
        }
        StructuredBodyDecoder decoder = structured ? new StructuredBodyDecoder(expected, length) : null;
        PayloadReader reader = new PayloadReader(request, expected, decoder, then);
        return length == 0 ? reader.finish() : reader;
    }

    private static void checkHead(Request request) {
        String md5 = request.header(MD5);
        if (md5 != null) {
            Checksums.md5(md5);
            if (request.header(CRC64) != null) {
                throw new AzureException(AzureError.BOTH_CRC64_AND_MD5_HEADER_PRESENT);
            }
        }
    }

    private static long structuredLength(Request request) {
        String text = request.header(StructuredBody.CONTENT_LENGTH);
        if (text == null) {
            throw AzureException.missingHeader(StructuredBody.CONTENT_LENGTH);
        }
        long length = Decimal.parseLong(text);
        if (length < 0) {
            throw AzureException.invalidHeader(StructuredBody.CONTENT_LENGTH, text);
        }
        return length;
    }

    @Override
    public @Nullable Response accept(ByteBuffer piece) {
        if (decoder == null) {
            take(piece);
        } else {
            decoder.decode(piece, this::take);
        }
        return null;
    }

    private void take(ByteBuffer piece) {
        if (content.length() + piece.remaining() > expected) {
            throw new AzureException(AzureError.INVALID_INPUT);
        }
        md5.update(piece.duplicate());
        crc64.update(piece.duplicate());
        content.append(piece);
    }

    @Override
    public Reception finish() {
        if (decoder != null) {
            decoder.finish();
        }
        if (content.length() != expected) {
            throw new AzureException(AzureError.INVALID_INPUT);
        }
        Payload payload = new Payload(content.build(), md5.digest(), crc64.getValue());
        String promisedMd5 = request.header(MD5);
        if (promisedMd5 != null) {
            Checksums.checkMd5(promisedMd5, payload.md5());
        }
        String promisedCrc = request.header(CRC64);
        if (promisedCrc != null) {
            Checksums.checkCrc64(CRC64, promisedCrc, payload.crc64());
        }
        return then.apply(payload);
    }

    @Override
    public void abandon() {}
}
