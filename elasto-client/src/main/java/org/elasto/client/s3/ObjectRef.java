package org.elasto.client.s3;

/**
 * The name of an object.
 *
 * @param bucket its bucket
 * @param key its key, as it is: nothing escaped
 */
public record ObjectRef(String bucket, String key) {

    @Override
    public String toString() {
        return bucket + "/" + key;
    }
}
