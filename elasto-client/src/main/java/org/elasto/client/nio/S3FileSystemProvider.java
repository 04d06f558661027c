package org.elasto.client.nio;

/** File systems of S3 and what speaks its protocol, {@code s3://host/bucket/key}; found by {@link java.util.ServiceLoader}. */
public final class S3FileSystemProvider extends ElastoProvider {

    public S3FileSystemProvider() {
        super("s3");
    }
}
