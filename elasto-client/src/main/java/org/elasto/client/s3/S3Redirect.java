package org.elasto.client.s3;

import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/** Why a request failed: what was asked for is somewhere else, or to be signed for another region. */
final class S3Redirect extends Exception {

    private static final long serialVersionUID = 1L;

    private final @Nullable String region;
    private final @Nullable String location;

    /**
     * A redirect.
     *
     * @param region where it is
     * @param location the URL to ask instead
     */
    S3Redirect(@Nullable String region, @Nullable String location) {
        super("the service names the region " + region, null, false, false);
        this.region = region;
        this.location = location;
    }

    /** The redirect behind a failure, or null. */
    static @Nullable S3Redirect of(StorageException failure) {
        return failure.getCause() instanceof S3Redirect redirect ? redirect : null;
    }

    @Nullable
    String region() {
        return region;
    }

    @Nullable
    String location() {
        return location;
    }
}
