package org.elasto.emulator.azure.front;

import java.nio.ByteBuffer;
import java.util.Iterator;
import org.elasto.emulator.http.ResponseBody;
import org.elasto.emulator.store.Content;
import org.elasto.emulator.store.SparseContent;
import org.jspecify.annotations.Nullable;

/** Bodies of answers that are parts of what is stored. */
public final class Bodies {

    private Bodies() {}

    /** All of a content. */
    public static ResponseBody of(Content content) {
        return new Whole(content);
    }

    /** A part of a content, with zeros where nothing is written. */
    public static ResponseBody of(SparseContent content, long from, long to) {
        return new Part(content, from, to);
    }

    /**
     * What a body is made of, for a copy that shares it: holes stay holes.
     *
     * @return null for a body that nothing stored is in
     */
    public static @Nullable SparseContent stored(ResponseBody body) {
        if (body instanceof Whole whole) {
            Content content = whole.content();
            return SparseContent.ofLength(content.length()).write(0, content);
        }
        return body instanceof Part part ? part.stored() : null;
    }

    private record Whole(Content content) implements ResponseBody {

        @Override
        public long length() {
            return content.length();
        }

        @Override
        public Iterator<ByteBuffer> buffers() {
            return content.buffers();
        }
    }

    private record Part(SparseContent content, long from, long to) implements ResponseBody {

        @Override
        public long length() {
            return to - from;
        }

        @Override
        public Iterator<ByteBuffer> buffers() {
            return content.buffers(from, to);
        }

        SparseContent stored() {
            return content.part(from, to);
        }
    }
}
