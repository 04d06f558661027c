package org.elasto.emulator.blob;

import java.util.List;
import org.elasto.emulator.azure.front.Bodies;
import org.elasto.emulator.http.ResponseBody;
import org.elasto.emulator.store.Content;

/**
 * The bytes of an append blob.
 *
 * @param blocks how many have been appended
 * @param sealed whether nothing can be appended any more
 */
record AppendBody(Content content, int blocks, boolean sealed) implements BlobBody {

    static final AppendBody EMPTY = new AppendBody(Content.EMPTY, 0, false);

    AppendBody plus(Content appended) {
        return new AppendBody(Content.concat(List.of(content, appended)), blocks + 1, sealed);
    }

    AppendBody asSealed() {
        return new AppendBody(content, blocks, true);
    }

    @Override
    public BlobType type() {
        return BlobType.APPEND;
    }

    @Override
    public long length() {
        return content.length();
    }

    @Override
    public Content content(long from, long to) {
        return content.slice(from, to);
    }

    @Override
    public ResponseBody slice(long from, long to) {
        return Bodies.of(content.slice(from, to));
    }
}
