package org.elasto.emulator.azure.front;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.function.Supplier;
import org.elasto.emulator.http.ResponseBody;
import org.elasto.emulator.store.Content;

/** Bodies of answers that are parts of what is stored. */
public final class Bodies {

    private Bodies() {}

    /** All of a content. */
    public static ResponseBody of(Content content) {
        return of(content.length(), content::buffers);
    }

    /** Bytes made as they are taken. */
    public static ResponseBody of(long length, Supplier<Iterator<ByteBuffer>> buffers) {
        return new ResponseBody() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public Iterator<ByteBuffer> buffers() {
                return buffers.get();
            }
        };
    }
}
