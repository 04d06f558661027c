package org.elasto.client.s3;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where buckets turned out to be. Thread-safe. */
final class S3Places {

    /** More than anybody uses at once; who passes it asks again. */
    private static final int MOST = 10_000;

    private final S3Address home;
    private final Map<String, S3Address> found = new ConcurrentHashMap<>();

    S3Places(S3Address home) {
        this.home = home;
    }

    S3Address of(@Nullable String bucket) {
        return bucket == null ? home : found.getOrDefault(bucket, home);
    }

    void remember(@Nullable String bucket, S3Address place) {
        if (bucket != null) {
            if (found.size() >= MOST) {
                found.clear();
            }
            found.put(bucket, place);
        }
    }

    /** A bucket that is gone may come back elsewhere. */
    void forget(String bucket) {
        found.remove(bucket);
    }
}
