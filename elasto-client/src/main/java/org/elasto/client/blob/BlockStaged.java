package org.elasto.client.blob;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.elasto.client.ByteRange;
import org.elasto.client.ClientConfig;
import org.elasto.client.Cost;
import org.elasto.client.ErrorKind;
import org.elasto.client.StageOptions;
import org.elasto.client.StagedFile;
import org.elasto.client.StorageException;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * A block blob in the making: one Put Blob if it is one piece, else blocks that are not committed yet. What is dropped
 * the service forgets after a week, or when somebody commits the blob.
 */
final class BlockStaged implements StagedFile {

    private final BlobOperations operations;
    private final BlobPath path;
    private final StageOptions options;
    private final int pieceSize;
    private final String random;
    private final Map<String, Long> arrived = new HashMap<>();
    private volatile @Nullable ByteBuffer only;

    private BlockStaged(BlobOperations operations, BlobPath path, StageOptions options, int pieceSize, String random) {
        this.operations = operations;
        this.path = path;
        this.options = options;
        this.pieceSize = pieceSize;
        this.random = random;
    }

    private static int pieceSize(ClientConfig config, StageOptions options) {
        BlockSizes sizes = new BlockSizes(config.partSize());
        sizes.expect(options.size(), 0);
        return sizes.next(0);
    }

    /** One request, or the blocks and their list, and a look whether the name is free. */
    static Cost cost(ClientConfig config, StageOptions options) {
        long blocks = Cost.pieces(options.size(), pieceSize(config, options));
        long requests = blocks <= 1 ? 1 : blocks + 1 + (options.replace() ? 0 : 1);
        return Cost.ofSending(requests, options.size());
    }

    static BlockStaged begin(BlobEndpoint endpoint, BlobPath path, StageOptions options) {
        int pieceSize = pieceSize(endpoint.config(), options);
        String random = UUID.randomUUID().toString().replace("-", "").substring(0, BlockIds.LENGTH - 5);
        BlockStaged staged = new BlockStaged(endpoint.operations(), path, options, pieceSize, random);
        if (!options.replace() && !staged.isOne()) {
            BlockOpening.requireFree(staged.operations, path);
        }
        return staged;
    }

    static BlockStaged resume(BlobEndpoint endpoint, BlobPath path, StageOptions options, String token) {
        String[] words = token.split(" ", -1);
        if (words.length != 2) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "no token of a block blob: " + token);
        }
        BlockStaged staged =
                new BlockStaged(endpoint.operations(), path, options, Integer.parseInt(words[0]), words[1]);
        if (!staged.isOne()) {
            staged.operations
                    .getUncommittedBlocks(path.ref())
                    .forEach(block -> staged.arrived.put(block.id(), block.size()));
        }
        return staged;
    }

    private boolean isOne() {
        return options.size() <= pieceSize;
    }

    private String id(long offset) {
        String id = random + String.format(Locale.ROOT, "%05x", offset / pieceSize);
        return Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String token() {
        return pieceSize + " " + random;
    }

    @Override
    public int pieceSize() {
        return pieceSize;
    }

    @Override
    public boolean sparse() {
        return false;
    }

    @Override
    public int unit() {
        return 1;
    }

    @Override
    public boolean holds(ByteRange piece, long crc64) {
        Long there = arrived.get(id(piece.offset()));
        return there != null && there == piece.length();
    }

    @Override
    public void write(long offset, ByteBuffer piece) {
        if (isOne()) {
            ByteBuffer kept = ByteBuffer.allocate(piece.remaining());
            only = kept.put(piece.duplicate()).flip();
            return;
        }
        operations.putBlock(path.ref(), id(offset), RequestBody.of(piece), null);
    }

    @Override
    public void publish() {
        ContentHeaders headers =
                ContentHeaders.NONE.withContentType(options.contentType()).withMetadata(options.metadata());
        BlobConditions when = options.replace() ? BlobConditions.NONE : BlobConditions.ABSENT;
        if (isOne()) {
            ByteBuffer content = only == null ? ByteBuffer.allocate(0) : only;
            publish(() -> operations.putBlob(path.ref(), RequestBody.of(content), headers, when));
            return;
        }
        List<ListedBlock> list = new ArrayList<>();
        for (long offset = 0; offset < options.size(); offset += pieceSize) {
            list.add(new ListedBlock(id(offset), false));
        }
        publish(() -> operations.putBlockList(path.ref(), list, headers, when));
    }

    private void publish(Supplier<WrittenBlob> request) {
        WrittenBlob unused = options.replace() ? request.get() : BlockOpening.exclusively(path, request);
    }

    @Override
    public void discard() {
        only = null;
    }

    @Override
    public void close() {
        only = null;
    }
}
