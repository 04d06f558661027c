package org.elasto.emulator.blob;

import java.util.List;
import org.elasto.emulator.azure.front.Bodies;
import org.elasto.emulator.http.ResponseBody;
import org.elasto.emulator.store.Content;

/**
 * The bytes of a block blob.
 *
 * @param blocks as committed, one after the other; none for a blob that was put whole
 */
record BlockBody(Content content, List<Block> blocks) implements BlobBody {

    /**
     * A block.
     *
     * @param id Base64, as sent
     */
    record Block(String id, Content content) {}

    static BlockBody whole(Content content) {
        return new BlockBody(content, List.of());
    }

    static BlockBody of(List<Block> blocks) {
        return new BlockBody(Content.concat(blocks.stream().map(Block::content).toList()), List.copyOf(blocks));
    }

    @Override
    public BlobType type() {
        return BlobType.BLOCK;
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
