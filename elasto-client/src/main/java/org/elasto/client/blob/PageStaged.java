package org.elasto.client.blob;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.Leftover;
import org.elasto.client.StageOptions;
import org.elasto.client.StagedFile;
import org.elasto.client.StorageException;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.CopyWait;
import org.elasto.client.http.Pause;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/** A page blob in the making: a blob beside it takes the pages, and is copied to its name by the service. */
final class PageStaged implements StagedFile {

    private final BlobOperations operations;
    private final BlobPath path;
    private final StageOptions options;
    private final String name;
    private final AtomicLong fence;
    private boolean ended;

    private PageStaged(BlobOperations operations, BlobPath path, StageOptions options, Draft draft) {
        this.operations = operations;
        this.path = path;
        this.options = options;
        this.name = draft.name();
        this.fence = new AtomicLong(draft.sequenceNumber());
    }

    /** The blob beside it. */
    private record Draft(String name, long sequenceNumber) {}

    static PageStaged begin(BlobEndpoint endpoint, BlobPath path, StageOptions options) {
        BlobOperations operations = endpoint.operations();
        if (!options.replace()) {
            BlockOpening.requireFree(operations, path);
        }
        if (options.size() % PageTarget.PAGE != 0) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT,
                    "a page blob consists of pages of 512 bytes, and " + options.size()
                            + " bytes are no multiple of that; fill them up, or keep them in a block blob (abb://): "
                            + path);
        }
        String name = Leftover.newDraftName();
        ContentHeaders headers =
                ContentHeaders.NONE.withContentType(options.contentType()).withMetadata(options.metadata());
        WrittenBlob made = operations.putPageBlob(beside(path, name), options.size(), headers, BlobConditions.ABSENT);
        return new PageStaged(operations, path, options, new Draft(name, made.sequenceNumber()));
    }

    static PageStaged resume(BlobEndpoint endpoint, BlobPath path, StageOptions options, String token) {
        BlobInfo there = endpoint.operations().getBlobProperties(beside(path, token), BlobConditions.NONE);
        return new PageStaged(endpoint.operations(), path, options, new Draft(token, there.sequenceNumber()));
    }

    private static BlobRef beside(BlobPath path, String name) {
        String blob = path.blob();
        return new BlobRef(path.container(), blob.substring(0, blob.lastIndexOf('/') + 1) + name);
    }

    private BlobRef draft() {
        return beside(path, name);
    }

    @Override
    public String token() {
        return name;
    }

    @Override
    public int pieceSize() {
        return PageTarget.LARGEST_WRITE;
    }

    @Override
    public boolean sparse() {
        return true;
    }

    @Override
    public int unit() {
        return PageTarget.PAGE;
    }

    /** What was written stays for as long as the draft does. */
    @Override
    public boolean holds(ByteRange piece, long crc64) {
        return piece.end() <= options.size();
    }

    @Override
    public void write(long offset, ByteBuffer piece) {
        @Nullable String none = null;
        WrittenBlob unused =
                operations.putPage(draft(), offset, RequestBody.of(piece), new PageConditions(none, none, fence));
    }

    @Override
    public void publish() {
        BlobConditions when = options.replace() ? BlobConditions.NONE : BlobConditions.ABSENT;
        try {
            new CopyWait(
                            path.toString(),
                            Pause.REAL,
                            () -> operations.copyState(path.ref()),
                            id -> operations.abortCopyBlob(path.ref(), id))
                    .await(operations.copyBlob(path.ref(), draft(), when));
        } catch (StorageException e) {
            boolean taken = e.kind() == ErrorKind.ALREADY_EXISTS || e.kind() == ErrorKind.PRECONDITION_FAILED;
            throw taken && !options.replace() ? path.exists(e) : e;
        }
        discard();
    }

    @Override
    public void discard() {
        if (!ended) {
            ended = true;
            operations.deleteBlob(draft(), BlobConditions.NONE);
        }
    }

    @Override
    public void close() {
        // What is left waits beside the blob.
    }
}
