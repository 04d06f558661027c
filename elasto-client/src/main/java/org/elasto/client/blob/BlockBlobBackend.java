package org.elasto.client.blob;

import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.elasto.client.Capability;
import org.elasto.client.ClientConfig;
import org.elasto.client.Cost;
import org.elasto.client.FileHandle;
import org.elasto.client.FileSystemStat;
import org.elasto.client.Leftover;
import org.elasto.client.OpenOptions;
import org.elasto.client.StageOptions;
import org.elasto.client.StagedFile;
import org.elasto.client.StorageUri;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.http.RequestBody;

/** The file API over block blobs. */
final class BlockBlobBackend extends BlobBackend {

    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.WRITE_SEQUENTIAL,
            Capability.REWRITE,
            Capability.SPLICE,
            Capability.LEASES,
            Capability.DIRECTORIES,
            Capability.EXCLUSIVE_CREATE,
            Capability.PRESIGN,
            Capability.VERSIONS);

    private final ClientConfig config;

    BlockBlobBackend(ClientConfig config) {
        super(new BlobStore(config, statfs(config)));
        this.config = config;
    }

    static FileSystemStat statfs(ClientConfig config) {
        return new FileSystemStat(
                CAPABILITIES,
                1,
                config.partSize(),
                BlockSizes.LARGEST_BLOB,
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    @Override
    FileHandle open(BlobEndpoint endpoint, BlobPath path, OpenOptions options) {
        return BlockFile.open(endpoint, path, options);
    }

    @Override
    public Cost explainStage(StorageUri uri, StageOptions options) {
        return BlockStaged.cost(config, options);
    }

    @Override
    public Stream<Leftover> leftovers(StorageUri directory) {
        BlobPath path = BlobPath.of(directory);
        return BlobListing.uncommitted(operations(path), path);
    }

    /** What is committed and removed takes its uncommitted blocks along; what somebody committed meanwhile stays. */
    @Override
    public void remove(Leftover leftover) {
        BlobPath path = BlobPath.of(leftover.uri());
        BlobOperations operations = operations(path);
        WrittenBlob made =
                operations.putBlob(path.ref(), RequestBody.EMPTY, ContentHeaders.NONE, BlobConditions.ABSENT);
        operations.deleteBlob(path.ref(), BlobConditions.NONE.withIfMatch(made.etag()));
    }

    @Override
    StagedFile stage(BlobEndpoint endpoint, BlobPath path, StageOptions options) {
        return BlockStaged.begin(endpoint, path, options);
    }

    @Override
    StagedFile restage(BlobEndpoint endpoint, BlobPath path, StageOptions options, String token) {
        return BlockStaged.resume(endpoint, path, options, token);
    }
}
