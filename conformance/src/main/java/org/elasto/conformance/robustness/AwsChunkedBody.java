package org.elasto.conformance.robustness;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts a body into {@code aws-chunked} framing, with a fault where one is wanted. */
final class AwsChunkedBody {

    private static final int CHUNK = 8192;

    private final Draft draft;
    private final ChunkSigner signer;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private String previous;

    private AwsChunkedBody(Draft draft, ChunkSigner signer, String seed) {
        this.draft = draft;
        this.signer = signer;
        this.previous = seed;
    }

    /** The draft's body in the framing its payload form asks for, signatures continuing {@code seed}. */
    static byte[] of(Draft draft, ChunkSigner signer, String seed) {
        return new AwsChunkedBody(draft, signer, seed).write();
    }

    private byte[] write() {
        byte[] decoded = draft.body();
        for (int from = 0; from < decoded.length; from += CHUNK) {
            int to = Math.min(decoded.length, from + CHUNK);
            chunk(java.util.Arrays.copyOfRange(decoded, from, to), from == 0);
        }
        if (!has(ChunkFault.NO_LAST_CHUNK)) {
            chunk(new byte[0], decoded.length == 0);
            trailer(decoded);
            text(end());
        }
        if (has(ChunkFault.MORE_BEHIND_THE_END)) {
            text("5" + end() + "hello" + end());
        }
        return out.toByteArray();
    }

    private boolean has(ChunkFault fault) {
        return draft.chunkFault() == fault;
    }

    private String end() {
        return has(ChunkFault.BARE_LINE_FEEDS) ? "\n" : "\r\n";
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** @param first faults are made in the first chunk only */
    private void chunk(byte[] data, boolean first) {
        String line = first ? size(data.length) : Integer.toHexString(data.length);
        if (draft.payload().signsChunks() && !(first && has(ChunkFault.NO_SIGNATURE))) {
            previous = signer.ofChunk(previous, data);
            boolean forged = first && has(ChunkFault.FORGED_SIGNATURE);
            line += ";chunk-signature=" + (forged ? Tampering.otherDigit(previous) : previous);
        }
        if (first && has(ChunkFault.LONG_LINE)) {
            line += ";x=" + "y".repeat(70_000);
        }
        text(line + end());
        if (first && has(ChunkFault.FORGED_DATA) && data.length > 0) {
            data[0] ^= 1;
        }
        out.writeBytes(data);
        if (data.length > 0 && !(first && has(ChunkFault.NO_LINE_END))) {
            text(end());
        }
    }

    private String size(int length) {
        return switch (draft.chunkFault()) {
            case SIZE_NO_NUMBER -> "xyz";
            case SIZE_NEGATIVE -> "-" + Integer.toHexString(length);
            case SIZE_OVERFLOWS -> "10000000000000000" + Integer.toHexString(length);
            case SIZE_TOO_SMALL -> Integer.toHexString(Math.max(0, length - 1));
            case SIZE_TOO_LARGE -> Integer.toHexString(length + 1);
            default -> Integer.toHexString(length);
        };
    }

    private void trailer(byte[] decoded) {
        if (!draft.payload().hasTrailer() || has(ChunkFault.NO_TRAILER)) {
            return;
        }
        boolean forged = has(ChunkFault.FORGED_SIGNATURE) && !draft.payload().signsChunks();
        String value = forged ? Digests.crc32("another".getBytes(StandardCharsets.UTF_8)) : Digests.crc32(decoded);
        String line = "x-amz-checksum-crc32" + (has(ChunkFault.TRAILER_WITHOUT_COLON) ? " " : ":") + value;
        text(line + end());
        if (has(ChunkFault.TWO_TRAILERS)) {
            text(line + end());
        }
        if (draft.payload().signsChunks()) {
            text("x-amz-trailer-signature:" + signer.ofTrailer(previous, line + '\n') + end());
        }
    }
}
