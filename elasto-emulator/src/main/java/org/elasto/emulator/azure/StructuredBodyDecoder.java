package org.elasto.emulator.azure;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.elasto.emulator.checksum.Crc64Nvme;

/**
 * Takes a structured body piece by piece and hands on its content, each CRC checked as it comes by. Keeps no content.
 * Not thread-safe.
 */
public final class StructuredBodyDecoder {

    private enum Part {
        HEAD,
        SEGMENT_HEAD,
        CONTENT,
        SEGMENT_CRC,
        TRAILER,
        END
    }

    private final long contentLength;
    private final long bodyLength;
    private final ByteBuffer fields = ByteBuffer.allocate(StructuredBody.HEAD).order(ByteOrder.LITTLE_ENDIAN);
    private final Crc64Nvme segmentCrc = new Crc64Nvme();
    private final Crc64Nvme allCrc = new Crc64Nvme();
    private Part part = Part.HEAD;
    private boolean checked;
    private int segments;
    private int segment;
    private long left;
    private long contentSeen;

    /**
     * A decoder of one body.
     *
     * @param contentLength of x-ms-structured-content-length
     * @param bodyLength of Content-Length, or -1 where it is not known
     */
    public StructuredBodyDecoder(long contentLength, long bodyLength) {
        this.contentLength = contentLength;
        this.bodyLength = bodyLength;
        expect(Part.HEAD, StructuredBody.HEAD);
    }

    /**
     * Takes all of a piece.
     *
     * @param content gets the content in pieces, which are views of {@code piece}
     * @throws AzureException Crc64Mismatch, or InvalidInput for what is no structured body
     */
    public void decode(ByteBuffer piece, Consumer<ByteBuffer> content) {
        while (piece.hasRemaining()) {
            if (part == Part.END) {
                throw malformed();
            }
            if (part == Part.CONTENT) {
                content(piece, content);
            } else {
                while (piece.hasRemaining() && fields.hasRemaining()) {
                    fields.put(piece.get());
                }
                if (!fields.hasRemaining()) {
                    fields.flip();
                    field();
                }
            }
        }
    }

    /**
     * Returns if the body is whole.
     *
     * @throws AzureException InvalidInput if it is not
     */
    public void finish() {
        if (part != Part.END) {
            throw malformed();
        }
    }

    private void content(ByteBuffer piece, Consumer<ByteBuffer> content) {
        int length = (int) Math.min(left, piece.remaining());
        ByteBuffer view = piece.slice(piece.position(), length);
        piece.position(piece.position() + length);
        if (checked) {
            segmentCrc.update(view.duplicate());
            allCrc.update(view.duplicate());
        }
        content.accept(view);
        left -= length;
        if (left == 0) {
            contentEnded();
        }
    }

    private void contentEnded() {
        if (checked) {
            expect(Part.SEGMENT_CRC, StructuredBody.CRC);
        } else {
            segmentEnded();
        }
    }

    private void field() {
        switch (part) {
            case HEAD -> head();
            case SEGMENT_HEAD -> segmentHead();
            case SEGMENT_CRC -> {
                checkCrc(segmentCrc);
                segmentCrc.reset();
                segmentEnded();
            }
            case TRAILER -> {
                checkCrc(allCrc);
                ended();
            }
            default -> throw new IllegalStateException(part.name());
        }
    }

    private void head() {
        int version = fields.get();
        long messageLength = fields.getLong();
        int flags = fields.getShort();
        segments = fields.getShort() & 0xFFFF;
        boolean known = version == 1 && (flags == 0 || flags == 1);
        if (!known || segments > StructuredBody.MOST_SEGMENTS || (bodyLength >= 0 && messageLength != bodyLength)) {
            throw malformed();
        }
        checked = flags == 1;
        allSegmentsOrNext();
    }

    private void segmentHead() {
        int number = fields.getShort() & 0xFFFF;
        left = fields.getLong();
        if (number != segment + 1 || left < 0 || left > contentLength - contentSeen) {
            throw malformed();
        }
        segment = number;
        contentSeen += left;
        part = Part.CONTENT;
        if (left == 0) {
            contentEnded();
        }
    }

    private void segmentEnded() {
        allSegmentsOrNext();
    }

    private void allSegmentsOrNext() {
        if (segment < segments) {
            expect(Part.SEGMENT_HEAD, StructuredBody.SEGMENT_HEAD);
        } else if (checked) {
            expect(Part.TRAILER, StructuredBody.CRC);
        } else {
            ended();
        }
    }

    private void ended() {
        if (contentSeen != contentLength) {
            throw malformed();
        }
        part = Part.END;
    }

    private void checkCrc(Crc64Nvme sum) {
        if (fields.getLong() != sum.getValue()) {
            throw new AzureException(AzureError.CRC64_MISMATCH);
        }
    }

    private void expect(Part next, int length) {
        part = next;
        fields.clear().limit(length);
    }

    private static AzureException malformed() {
        return new AzureException(AzureError.INVALID_INPUT);
    }
}
