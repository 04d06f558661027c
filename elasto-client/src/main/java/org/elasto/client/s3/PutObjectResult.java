package org.elasto.client.s3;

import org.jspecify.annotations.Nullable;

/**
 * What was written.
 *
 * @param etag without quotes; null if the service gave none
 * @param versionId the new version; null where there are none
 * @param checksum as the service told it, and compared with what was sent; null if it told none
 */
public record PutObjectResult(
        @Nullable String etag,
        @Nullable String versionId,
        @Nullable Checksum checksum) {}
