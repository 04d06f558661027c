package org.elasto.emulator.s3;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Takes {@code aws-chunked} framing off a body, however it is cut into pieces, and verifies the signature of each chunk.
 * Holds one line at a time. Not thread-safe.
 */
final class AwsChunks {

    private static final int LONGEST_LINE = 1024;
    private static final int SMALLEST_CHUNK = 8192;

    private enum State {
        SIZE,
        DATA,
        DATA_END,
        TRAILER,
        COMPLETE
    }

    private final Caller.ChunkSigning signing;
    private final PayloadForm form;
    private final BodySink sink;
    private final byte[] line = new byte[LONGEST_LINE];
    private final StringBuilder trailer = new StringBuilder();
    private final @Nullable MessageDigest chunkHash;
    private int lineLength;
    private long left;
    private long chunkSize;
    private int chunk;
    private boolean smallChunk;
    private String chunkSignature = "";
    private String previousSignature;
    private State state = State.SIZE;
    private boolean trailerSigned;
    private boolean separated;
    private @Nullable String trailerName;
    private @Nullable String trailerValue;

    AwsChunks(Caller caller, BodySink sink) {
        this.signing = caller.chunkSigning();
        this.form = caller.payloadForm();
        this.sink = sink;
        this.previousSignature = signing.seed();
        this.chunkHash = form.signsChunks() ? Digests.of("SHA-256") : null;
    }

    /**
     * Takes what remains in the piece.
     *
     * @throws S3Exception for framing that is none, and for a chunk whose signature does not fit
     */
    void accept(ByteBuffer piece) {
        while (piece.hasRemaining()) {
            if (state == State.DATA) {
                data(piece);
            } else if (state == State.COMPLETE) {
                throw incomplete();
            } else if (line(piece)) {
                String text = new String(line, 0, lineLength, StandardCharsets.ISO_8859_1);
                lineLength = 0;
                lineDone(text);
            }
        }
    }

    private void data(ByteBuffer piece) {
        int limit = piece.limit();
        int count = (int) Math.min(left, piece.remaining());
        piece.limit(piece.position() + count);
        if (chunkHash != null) {
            int position = piece.position();
            chunkHash.update(piece);
            piece.position(position);
        }
        sink.accept(piece);
        piece.limit(limit);
        left -= count;
        if (left == 0) {
            state = State.DATA_END;
        }
    }

    /** Gathers a line; true once its end has come, which is cut off. */
    private boolean line(ByteBuffer piece) {
        while (piece.hasRemaining()) {
            byte octet = piece.get();
            if (octet == '\n') {
                if (lineLength > 0 && line[lineLength - 1] == '\r') {
                    lineLength--;
                }
                return true;
            }
            if (lineLength == LONGEST_LINE) {
                throw state == State.TRAILER ? new S3Exception(S3Error.MALFORMED_TRAILER_ERROR) : incomplete();
            }
            line[lineLength++] = octet;
        }
        return false;
    }

    private void lineDone(String text) {
        switch (state) {
            case SIZE -> sizeLine(text);
            case DATA_END -> {
                if (!text.isEmpty()) {
                    throw incomplete();
                }
                endChunk();
                state = State.SIZE;
            }
            default -> trailerLine(text);
        }
    }

    /** {@code SIZE[;chunk-signature=SIGNATURE]}. */
    private void sizeLine(String text) {
        int semicolon = text.indexOf(';');
        long before = chunkSize;
        chunkSize = size(semicolon < 0 ? text : text.substring(0, semicolon));
        chunkSignature = "";
        String marker = ";chunk-signature=";
        if (semicolon >= 0 && text.startsWith(marker, semicolon)) {
            chunkSignature = text.substring(semicolon + marker.length());
        } else if (form.signsChunks()) {
            throw incomplete();
        }
        chunk++;
        if (chunkSize == 0) {
            endChunk();
            state = State.TRAILER;
            return;
        }
        if (smallChunk) {
            throw new S3Exception(S3Error.INVALID_CHUNK_SIZE_ERROR)
                    .with("Chunk", chunk - 1L)
                    .with("BadChunkSize", before);
        }
        smallChunk = chunkSize < SMALLEST_CHUNK;
        left = chunkSize;
        state = State.DATA;
    }

    /** Hexadecimal digits only, no more than a long holds. */
    private static long size(String text) {
        if (text.isEmpty() || text.length() > 15) {
            throw incomplete();
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw incomplete();
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private void endChunk() {
        if (chunkHash == null) {
            return;
        }
        String toSign = signing.chunkStringToSign(previousSignature, Hex.encode(chunkHash.digest()));
        previousSignature = signing.verified(toSign, chunkSignature);
    }

    private void trailerLine(String text) {
        if (text.isEmpty()) {
            boolean unsigned = form.signsChunks() && trailerName != null && !trailerSigned;
            if (unsigned && separated) {
                throw new S3Exception(S3Error.MALFORMED_TRAILER_ERROR);
            }
            // Some clients put an empty line between the trailer and its signature.
            separated = true;
            state = unsigned ? State.TRAILER : State.COMPLETE;
            return;
        }
        int colon = text.indexOf(':');
        if (!form.hasTrailer() || colon <= 0 || trailerSigned) {
            throw new S3Exception(S3Error.MALFORMED_TRAILER_ERROR);
        }
        String name = text.substring(0, colon).strip();
        String value = text.substring(colon + 1).strip();
        if (name.equalsIgnoreCase("x-amz-trailer-signature") && form.signsChunks()) {
            byte[] signed = trailer.toString().getBytes(StandardCharsets.ISO_8859_1);
            signing.verified(signing.trailerStringToSign(previousSignature, Hex.encode(Digests.sha256(signed))), value);
            trailerSigned = true; // an empty line may follow: some clients send it, some do not
            return;
        }
        if (trailerName != null) {
            throw new S3Exception(S3Error.MALFORMED_TRAILER_ERROR);
        }
        trailerName = name;
        trailerValue = value;
        trailer.append(name).append(':').append(value).append('\n');
    }

    /**
     * The value behind the body.
     *
     * @throws S3Exception when the body is not complete, or lacks what was announced, or has what was not
     */
    @Nullable
    Checksum finish(@Nullable ChecksumAlgorithm announced) {
        boolean ended = state == State.TRAILER && lineLength == 0 && (trailerSigned || !form.signsChunks());
        if (state != State.COMPLETE && !ended) {
            throw incomplete();
        }
        String name = trailerName;
        String value = trailerValue;
        if (name == null || value == null) {
            if (announced != null) {
                throw new S3Exception(S3Error.MALFORMED_TRAILER_ERROR);
            }
            return null;
        }
        if (announced == null || announced != ChecksumAlgorithm.ofHeader(name)) {
            throw new S3Exception(S3Error.MALFORMED_TRAILER_ERROR);
        }
        Checksum checksum = Checksum.parse(announced, value);
        if (checksum == null) {
            throw new S3Exception(S3Error.INVALID_REQUEST, "Value for " + name + " trailing header is invalid.");
        }
        return checksum;
    }

    private static S3Exception incomplete() {
        return new S3Exception(S3Error.INCOMPLETE_BODY, "The request body terminated unexpectedly");
    }
}
