package org.elasto.client.nio;

/** File systems of page blobs, {@code apb://host/account/container/blob}; found by {@link java.util.ServiceLoader}. */
public final class PageBlobFileSystemProvider extends ElastoProvider {

    public PageBlobFileSystemProvider() {
        super("apb");
    }
}
