package org.elasto.client.s3;

import java.nio.charset.StandardCharsets;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;

/**
 * What a URI names in S3.
 *
 * @param uri the whole URI
 * @param bucket empty at the root
 * @param key empty for the root and for buckets
 */
record S3Path(StorageUri uri, String bucket, String key) {

    /** S3 takes no longer keys; counted in bytes of UTF-8. */
    private static final int LONGEST_KEY = 1024;

    static S3Path of(StorageUri uri) {
        if (uri.key().length() * 3L > LONGEST_KEY && uri.key().getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "a key has at most " + LONGEST_KEY + " bytes: " + uri);
        }
        return new S3Path(uri, uri.container(), uri.key());
    }

    boolean isRoot() {
        return bucket.isEmpty();
    }

    boolean isBucket() {
        return !isRoot() && key.isEmpty();
    }

    /** The object of exactly this key. */
    ObjectRef object() {
        return new ObjectRef(bucket, key);
    }

    /** What keys below this directory begin with; empty for a bucket. */
    String prefix() {
        return key.isEmpty() || key.endsWith("/") ? key : key + "/";
    }

    /** The empty object that keeps a directory in being when nothing is below it. */
    ObjectRef marker() {
        return new ObjectRef(bucket, prefix());
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
