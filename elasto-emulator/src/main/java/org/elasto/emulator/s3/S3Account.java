package org.elasto.emulator.s3;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who owns buckets.
 *
 * @param id as listings name the owner
 * @param displayName for people
 * @param tenant in the RADOS Gateway's sense
 * @param keys what this account signs with
 */
public record S3Account(
        String id,
        String displayName,
        @Nullable String email,
        @Nullable String tenant,
        List<AccessKey> keys) {

    public S3Account {
        keys = List.copyOf(keys);
    }
}
