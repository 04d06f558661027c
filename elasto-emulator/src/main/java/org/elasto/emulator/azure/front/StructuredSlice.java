package org.elasto.emulator.azure.front;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.elasto.emulator.azure.StructuredBody;
import org.elasto.emulator.azure.StructuredBodyEncoder;
import org.elasto.emulator.http.ResponseBody;

/**
 * A body in the framing of {@link StructuredBody}, made as fast as it is taken.
 *
 * @param plain the content
 */
public record StructuredSlice(ResponseBody plain) implements ResponseBody {

    @Override
    public long length() {
        return StructuredBody.encodedLength(plain.length(), segment());
    }

    private int segment() {
        return plain.length() > (long) StructuredBody.SEGMENT * StructuredBody.MOST_SEGMENTS
                ? StructuredBody.SEGMENT * 64
                : StructuredBody.SEGMENT;
    }

    @Override
    public Iterator<ByteBuffer> buffers() {
        StructuredBodyEncoder encoder = new StructuredBodyEncoder(plain.length(), segment());
        Iterator<ByteBuffer> pieces = plain.buffers();
        Deque<ByteBuffer> ready = new ArrayDeque<>();
        encoder.start(ready::add);
        if (plain.length() == 0) {
            encoder.finish(ready::add);
        }
        return new Iterator<>() {
            private long left = plain.length();

            @Override
            public boolean hasNext() {
                return !ready.isEmpty() || left > 0;
            }

            @Override
            public ByteBuffer next() {
                if (ready.isEmpty()) {
                    ByteBuffer piece = pieces.next();
                    left -= piece.remaining();
                    encoder.encode(piece, ready::add);
                    if (left == 0) {
                        encoder.finish(ready::add);
                    }
                }
                return ready.remove();
            }
        };
    }
}
