package org.elasto.client.blob;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.elasto.client.Backend;
import org.elasto.client.Capability;
import org.elasto.client.Cost;
import org.elasto.client.FileHandle;
import org.elasto.client.FileStat;
import org.elasto.client.FileVersion;
import org.elasto.client.LockOptions;
import org.elasto.client.ModifiedTime;
import org.elasto.client.OpenOptions;
import org.elasto.client.StageOptions;
import org.elasto.client.StagedFile;
import org.elasto.client.StorageLock;
import org.elasto.client.StorageUri;
import org.jspecify.annotations.Nullable;

/** The file API over blobs of one type, which only opening a file knows. */
abstract class BlobBackend implements Backend {

    private final BlobStore store;

    BlobBackend(BlobStore store) {
        this.store = store;
    }

    abstract FileHandle open(BlobEndpoint endpoint, BlobPath path, OpenOptions options);

    @Override
    public Set<Capability> capabilities() {
        return store.statfs().capabilities();
    }

    @Override
    public @Nullable String authority(StorageUri uri) {
        return store.authority(BlobPath.of(uri));
    }

    @Override
    public FileHandle openFile(StorageUri uri, OpenOptions options) {
        BlobPath path = BlobPath.of(uri);
        return open(store.endpoint(path), path, options);
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

    final BlobOperations operations(BlobPath path) {
        return store.endpoint(path).operations();
    }

    abstract StagedFile stage(BlobEndpoint endpoint, BlobPath path, StageOptions options);

    abstract StagedFile restage(BlobEndpoint endpoint, BlobPath path, StageOptions options, String token);

    @Override
    public StagedFile stage(StorageUri uri, StageOptions options) {
        BlobPath path = BlobPath.of(uri);
        return stage(store.endpoint(path), path, ModifiedTime.DATE.keep(options));
    }

    @Override
    public Cost explainRead(StorageUri uri, long size, int pieceSize) {
        return Cost.ofFetching(1 + Cost.pieces(size, pieceSize), size);
    }

    @Override
    public StagedFile restage(StorageUri uri, StageOptions options, String token) {
        BlobPath path = BlobPath.of(uri);
        return restage(store.endpoint(path), path, ModifiedTime.DATE.keep(options), token);
    }

    @Override
    public StorageLock lock(StorageUri uri, LockOptions options) {
        return store.lock(BlobPath.of(uri), options);
    }

    @Override
    public void breakLock(StorageUri uri, LockOptions options) {
        store.breakLock(BlobPath.of(uri));
    }

    @Override
    public URI presign(StorageUri uri, String method, Duration validity) {
        BlobPath path = BlobPath.of(uri);
        return path.ref().presigned(store.endpoint(path).operations().connection(), method, validity);
    }

    @Override
    public Stream<FileVersion> versions(StorageUri uri) {
        BlobPath path = BlobPath.of(uri);
        return BlobListing.versions(store.endpoint(path).operations(), path);
    }

    @Override
    public void close() {
        store.close();
    }
}
