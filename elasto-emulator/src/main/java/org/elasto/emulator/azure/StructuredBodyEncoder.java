package org.elasto.emulator.azure;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.elasto.emulator.checksum.Crc64Nvme;

/**
 * Makes a structured body of content that comes piece by piece. Copies none of it. Not thread-safe.
 */
public final class StructuredBodyEncoder {

    private final long contentLength;
    private final int segment;
    private final Crc64Nvme segmentCrc = new Crc64Nvme();
    private final Crc64Nvme allCrc = new Crc64Nvme();
    private long seen;
    private long left;
    private int number;

    /**
     * An encoder of one body.
     *
     * @param contentLength how much will come
     * @param segment how much of it goes into a segment, at most; larger where that would make too many segments
     */
    public StructuredBodyEncoder(long contentLength, int segment) {
        if (StructuredBody.segments(contentLength, segment) > StructuredBody.MOST_SEGMENTS) {
            throw new IllegalArgumentException("too many segments of " + segment + " in " + contentLength);
        }
        this.contentLength = contentLength;
        this.segment = segment;
    }

    /** How long the body will be. */
    public long encodedLength() {
        return StructuredBody.encodedLength(contentLength, segment);
    }

    /** Hands out what stands before the content; to be called first. */
    public void start(Consumer<ByteBuffer> body) {
        body.accept(buffer(StructuredBody.HEAD)
                .put((byte) 1)
                .putLong(encodedLength())
                .putShort((short) 1)
                .putShort((short) StructuredBody.segments(contentLength, segment))
                .flip());
        startSegment(body);
    }

    /** Takes all of a piece, and hands out views of it with what stands between. */
    public void encode(ByteBuffer piece, Consumer<ByteBuffer> body) {
        while (piece.hasRemaining()) {
            if (left == 0) {
                if (seen == contentLength) {
                    throw new IllegalStateException("more content than announced");
                }
                endSegment(body);
                startSegment(body);
            }
            int length = (int) Math.min(left, piece.remaining());
            ByteBuffer view = piece.slice(piece.position(), length);
            piece.position(piece.position() + length);
            segmentCrc.update(view.duplicate());
            allCrc.update(view.duplicate());
            left -= length;
            seen += length;
            body.accept(view);
        }
    }

    /** Hands out what stands behind the content. */
    public void finish(Consumer<ByteBuffer> body) {
        if (seen != contentLength) {
            throw new IllegalStateException("less content than announced");
        }
        endSegment(body);
        body.accept(buffer(StructuredBody.CRC).putLong(allCrc.getValue()).flip());
    }

    private void startSegment(Consumer<ByteBuffer> body) {
        left = Math.min(segment, contentLength - seen);
        body.accept(buffer(StructuredBody.SEGMENT_HEAD)
                .putShort((short) ++number)
                .putLong(left)
                .flip());
    }

    private void endSegment(Consumer<ByteBuffer> body) {
        body.accept(buffer(StructuredBody.CRC).putLong(segmentCrc.getValue()).flip());
        segmentCrc.reset();
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
