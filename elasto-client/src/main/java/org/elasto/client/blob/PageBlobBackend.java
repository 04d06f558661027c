package org.elasto.client.blob;

import java.util.OptionalLong;
import java.util.Set;
import org.elasto.client.Capability;
import org.elasto.client.ClientConfig;
import org.elasto.client.Cost;
import org.elasto.client.FileHandle;
import org.elasto.client.FileSystemStat;
import org.elasto.client.OpenOptions;
import org.elasto.client.StageOptions;
import org.elasto.client.StagedFile;
import org.elasto.client.StorageUri;

/** The file API over page blobs. */
final class PageBlobBackend extends BlobBackend {

    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.WRITE_RANGE,
            Capability.WRITE_SEQUENTIAL,
            Capability.SPARSE,
            Capability.SPLICE,
            Capability.LEASES,
            Capability.DIRECTORIES,
            Capability.EXCLUSIVE_CREATE,
            Capability.PRESIGN,
            Capability.VERSIONS);

    private static final long LARGEST_BLOB = 8L << 40;

    PageBlobBackend(ClientConfig config) {
        super(new BlobStore(
                config,
                new FileSystemStat(
                        CAPABILITIES,
                        PageTarget.PAGE,
                        PageTarget.LARGEST_WRITE,
                        LARGEST_BLOB,
                        OptionalLong.empty(),
                        OptionalLong.empty())));
    }

    @Override
    FileHandle open(BlobEndpoint endpoint, BlobPath path, OpenOptions options) {
        return PageFile.open(endpoint, path, options);
    }

    /** The draft is made, written, copied and removed; before, one looks whether the name is free. */
    @Override
    public Cost explainStage(StorageUri uri, StageOptions options) {
        long writes = Cost.pieces(options.size(), PageTarget.LARGEST_WRITE);
        return Cost.ofSending(writes + 3 + (options.replace() ? 0 : 1), options.size());
    }

    /** What is open is asked once more how it is now. */
    @Override
    public Cost explainRead(StorageUri uri, long size, int pieceSize) {
        return Cost.ofFetching(2 + Cost.pieces(size, pieceSize), size);
    }

    @Override
    StagedFile stage(BlobEndpoint endpoint, BlobPath path, StageOptions options) {
        return PageStaged.begin(endpoint, path, options);
    }

    @Override
    StagedFile restage(BlobEndpoint endpoint, BlobPath path, StageOptions options, String token) {
        return PageStaged.resume(endpoint, path, options, token);
    }
}
