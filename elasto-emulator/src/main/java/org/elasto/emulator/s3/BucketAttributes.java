package org.elasto.emulator.s3;

import org.elasto.emulator.store.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * What S3 keeps with a bucket. Immutable.
 *
 * @param owner id of the account that made it
 * @param locationConstraint as it was sent when the bucket was made; null for the default region
 */
record BucketAttributes(
        String owner, Timestamp created, @Nullable String locationConstraint) implements Attributes {}
