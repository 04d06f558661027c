package org.elasto.emulator;

import org.jspecify.annotations.Nullable;

/**
 * One access key and the account it belongs to; users with the same id share one account and its buckets.
 *
 * @param id the account, as listings name the owner
 * @param accessKey sent with every request
 * @param secretKey signs; appears in no message
 * @param displayName for people; null for the id
 * @param tenant in the RADOS Gateway's sense
 */
public record S3User(
        String id,
        String accessKey,
        String secretKey,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String tenant) {

    /** Who there is when nobody else is configured. */
    public static final S3User DEFAULT = new S3User("elasto", "elasto", "elasto-secret-key", "Elasto", null, null);

    public S3User {
        if (id.isEmpty() || accessKey.isEmpty() || secretKey.isEmpty()) {
            throw new IllegalArgumentException("an S3 user needs an id, an access key and a secret key");
        }
    }

    @Override
    public String toString() {
        return "S3User[id=" + id + ", accessKey=" + accessKey + ", secretKey=***]";
    }
}
