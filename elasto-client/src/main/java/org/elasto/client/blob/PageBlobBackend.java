package org.elasto.client.blob;

import java.util.OptionalLong;
import java.util.Set;
import org.elasto.client.Backend;
import org.elasto.client.Capability;
import org.elasto.client.ClientConfig;
import org.elasto.client.FileHandle;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageUri;
import org.jspecify.annotations.Nullable;

/** The file API over page blobs. */
final class PageBlobBackend implements Backend {

    static final Set<Capability> CAPABILITIES = Set.of(
            Capability.WRITE_RANGE,
            Capability.WRITE_SEQUENTIAL,
            Capability.SPARSE,
            Capability.SPLICE,
            Capability.LEASES,
            Capability.DIRECTORIES,
            Capability.EXCLUSIVE_CREATE);

    private static final long LARGEST_BLOB = 8L << 40;

    private final BlobStore store;

    PageBlobBackend(ClientConfig config) {
        this.store = new BlobStore(
                config,
                new FileSystemStat(
                        CAPABILITIES,
                        PageTarget.PAGE,
                        PageTarget.LARGEST_WRITE,
                        LARGEST_BLOB,
                        OptionalLong.empty(),
                        OptionalLong.empty()));
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public @Nullable String authority(StorageUri uri) {
        return store.authority(BlobPath.of(uri));
    }

    @Override
    public FileHandle openFile(StorageUri uri, OpenOptions options) {
        BlobPath path = BlobPath.of(uri);
        return PageFile.open(store.endpoint(path), path, options);
    }

    @Override
    public DirectoryHandle openDirectory(StorageUri uri, OpenOptions options) {
        return store.openDirectory(BlobPath.of(uri), options);
    }

    @Override
    public FileStat stat(StorageUri uri) {
        return store.stat(BlobPath.of(uri));
    }

    @Override
    public void remove(StorageUri uri) {
        store.remove(BlobPath.of(uri));
    }

    @Override
    public void close() {
        store.close();
    }
}
