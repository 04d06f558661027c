package org.elasto.client.nio;

/** File systems of block blobs, {@code abb://host/account/container/blob}; found by {@link java.util.ServiceLoader}. */
public final class BlockBlobFileSystemProvider extends ElastoProvider {

    public BlockBlobFileSystemProvider() {
        super("abb");
    }
}
