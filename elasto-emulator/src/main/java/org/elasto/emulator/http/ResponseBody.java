package org.elasto.emulator.http;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;

/**
 * The body of an answer as a run of buffers, made only as fast as the client takes them.
 *
 * <p>Immutable; {@link #buffers} may be called again and starts anew.
 */
public interface ResponseBody {

    ResponseBody EMPTY = of(new byte[0]);

    /** Bytes in all. */
    long length();

    /** Read-only buffers of any size that together hold {@link #length} bytes. */
    Iterator<ByteBuffer> buffers();

    static ResponseBody of(byte[] bytes) {
        return new ResponseBody() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public Iterator<ByteBuffer> buffers() {
                return List.of(ByteBuffer.wrap(bytes)).iterator();
            }
        };
    }
}
