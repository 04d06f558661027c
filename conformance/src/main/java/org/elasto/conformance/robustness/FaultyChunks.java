package org.elasto.conformance.robustness;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.elasto.conformance.wire.AwsChunked;
import org.elasto.conformance.wire.Hashes;

/** Puts a draft's body into {@code aws-chunked} framing, with a fault where one is wanted. */
final class FaultyChunks {

    private static final int CHUNK = 8192;

    private final Draft draft;
    private final AwsChunked chunked;

    /** @param chunked nothing but begun */
    FaultyChunks(Draft draft, AwsChunked chunked) {
        this.draft = draft;
        this.chunked = chunked;
    }

    byte[] body() {
        byte[] decoded = draft.body();
        for (int from = 0; from < decoded.length; from += CHUNK) {
            int to = Math.min(decoded.length, from + CHUNK);
            chunk(Arrays.copyOfRange(decoded, from, to), from == 0);
        }
        if (!has(ChunkFault.NO_LAST_CHUNK)) {
            chunk(new byte[0], decoded.length == 0);
            trailer(decoded);
            chunked.text(end());
        }
        if (has(ChunkFault.MORE_BEHIND_THE_END)) {
            chunked.text("5" + end() + "hello" + end());
        }
        return chunked.body();
    }

    private boolean has(ChunkFault fault) {
        return draft.chunkFault() == fault;
    }

    private String end() {
        return has(ChunkFault.BARE_LINE_FEEDS) ? "\n" : "\r\n";
    }

    /** @param first faults are made in the first chunk only */
    private void chunk(byte[] data, boolean first) {
        String line = first ? size(data.length) : Integer.toHexString(data.length);
        if (draft.payload().signsChunks() && !(first && has(ChunkFault.NO_SIGNATURE))) {
            String signature = chunked.chunkSignature(data);
            boolean forged = first && has(ChunkFault.FORGED_SIGNATURE);
            line += ";chunk-signature=" + (forged ? Tampering.otherDigit(signature) : signature);
        }
        if (first && has(ChunkFault.LONG_LINE)) {
            line += ";x=" + "y".repeat(70_000);
        }
        chunked.text(line + end());
        if (first && has(ChunkFault.FORGED_DATA) && data.length > 0) {
            data[0] ^= 1;
        }
        chunked.data(data);
        if (data.length > 0 && !(first && has(ChunkFault.NO_LINE_END))) {
            chunked.text(end());
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
        byte[] summed = forged ? "another".getBytes(StandardCharsets.UTF_8) : decoded;
        String line = "x-amz-checksum-crc32" + (has(ChunkFault.TRAILER_WITHOUT_COLON) ? " " : ":")
                + Hashes.checksum("crc32", summed);
        chunked.text(line + end());
        if (has(ChunkFault.TWO_TRAILERS)) {
            chunked.text(line + end());
        }
        if (draft.payload().signsChunks()) {
            chunked.text("x-amz-trailer-signature:" + chunked.trailerSignature(line + '\n') + end());
        }
    }
}
