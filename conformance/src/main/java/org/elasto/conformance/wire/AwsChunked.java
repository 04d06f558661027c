package org.elasto.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bodies in the aws-chunked coding, built up chunk by chunk so that any of them can be spoiled. Not thread-safe.
 */
public final class AwsChunked {

    static final String SIGNED = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    static final String SIGNED_TRAILER = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    static final String UNSIGNED_TRAILER = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    private final WireSigner signer;
    private final String form;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private String previous = "";
    private WireRequest head;

    private AwsChunked(WireSigner signer, WireRequest head, String form) {
        this.signer = signer;
        this.head = head;
        this.form = form;
    }

    /** Begins a request; the head is signed now, the body follows. */
    static AwsChunked begin(WireSigner signer, WireRequest request, String form, String decodedLength) {
        WireRequest head = request.header("x-amz-content-sha256", form);
        if (head.value("Content-Encoding") == null) {
            head = head.header("Content-Encoding", "aws-chunked");
        }
        if (!decodedLength.isEmpty()) {
            head = head.header("x-amz-decoded-content-length", decodedLength);
        }
        AwsChunked chunked = new AwsChunked(signer, head, form);
        WireSigner.Signed signed = signer.signed(head);
        chunked.head = signed.request();
        chunked.previous = signed.signature();
        return chunked;
    }

    /** Continues a request whose head is signed: the body alone, its signatures following that of the head. */
    public static AwsChunked after(WireSigner signer, WireRequest signedHead, String form, String signature) {
        AwsChunked chunked = new AwsChunked(signer, signedHead, form);
        chunked.previous = signature;
        return chunked;
    }

    /** A whole request: {@code content} in chunks of {@code size}, the last empty one, and the trailer if it has one. */
    static AwsChunked whole(WireSigner signer, WireRequest request, String form, int size) {
        byte[] content = request.body();
        AwsChunked chunked = begin(signer, request, form, Integer.toString(content.length));
        for (byte[] piece : pieces(content, size)) {
            chunked.chunk(piece);
        }
        return chunked.chunk(new byte[0]);
    }

    private static List<byte[]> pieces(byte[] content, int size) {
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < content.length; at += size) {
            pieces.add(java.util.Arrays.copyOfRange(content, at, Math.min(content.length, at + size)));
        }
        return pieces;
    }

    /** Adds a chunk that is as it should be. */
    AwsChunked chunk(byte[] data) {
        return chunk(data, data);
    }

    /** Adds a chunk that is signed as {@code signedData} and holds {@code sentData}, of the same length. */
    AwsChunked chunk(byte[] signedData, byte[] sentData) {
        String extension = isSigned() ? ";chunk-signature=" + chunkSignature(signedData) : "";
        return rawChunk(Integer.toHexString(sentData.length) + extension, sentData);
    }

    /** Adds a chunk with that line before it, whatever it says. The last, empty chunk has no line end after its data. */
    AwsChunked rawChunk(String line, byte[] data) {
        text(line + "\r\n");
        body.writeBytes(data);
        if (data.length > 0 || form.equals(SIGNED)) {
            text("\r\n");
        }
        return this;
    }

    /** Adds a trailer line, its signature if the form has one, and the end. */
    AwsChunked trailer(String name, String value) {
        text(name + ":" + value + "\r\n");
        if (form.equals(SIGNED_TRAILER)) {
            text("x-amz-trailer-signature:" + trailerSignature(name + ":" + value + "\n") + "\r\n");
        }
        return text("\r\n");
    }

    /** The signature a trailer of these lines must carry. */
    public String trailerSignature(String lines) {
        String hash = Hashes.sha256(lines.getBytes(StandardCharsets.UTF_8));
        return signer.hmacHex(
                String.join("\n", "AWS4-HMAC-SHA256-TRAILER", signer.timestamp(), signer.scope(), previous, hash));
    }

    /** Adds text as it is. */
    public AwsChunked text(String text) {
        return data(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Adds bytes as they are. */
    public AwsChunked data(byte[] data) {
        body.writeBytes(data);
        return this;
    }

    /** The signature that a next chunk of this data must carry; the one after it follows from it. */
    public String chunkSignature(byte[] data) {
        previous = signer.hmacHex(String.join(
                "\n",
                "AWS4-HMAC-SHA256-PAYLOAD",
                signer.timestamp(),
                signer.scope(),
                previous,
                Hashes.sha256(new byte[0]),
                Hashes.sha256(data)));
        return previous;
    }

    private boolean isSigned() {
        return !form.equals(UNSIGNED_TRAILER);
    }

    /** The body as it was built. */
    public byte[] body() {
        return body.toByteArray();
    }

    /** The request with that body. */
    WireRequest request() {
        return head.body(body());
    }
}
