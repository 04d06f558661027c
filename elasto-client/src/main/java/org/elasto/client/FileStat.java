package org.elasto.client;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file; a field the backend does not tell is empty or null, never made up.
 *
 * @param type what it is
 * @param size in bytes, for files
 * @param modified when it was last written
 * @param etag the service's mark of this version, with its quotes taken off
 * @param contentType the media type
 * @param location the region or location, for containers
 * @param metadata the user's own name and value pairs, names in lower case
 * @param lease whether somebody holds a lease, where there are leases
 * @param tier how it is kept, in the service's own word: a storage class of S3, an access tier of Azure
 * @param version which version this is, where the service keeps several
 */
public record FileStat(
        FileType type,
        OptionalLong size,
        @Nullable Instant modified,
        @Nullable String etag,
        @Nullable String contentType,
        @Nullable String location,
        Map<String, String> metadata,
        @Nullable LeaseState lease,
        @Nullable String tier,
        @Nullable String version) {

    public FileStat {
        metadata = Map.copyOf(metadata);
    }

    /** Of something that has neither tiers nor versions. */
    public FileStat(
            FileType type,
            OptionalLong size,
            @Nullable Instant modified,
            @Nullable String etag,
            @Nullable String contentType,
            @Nullable String location,
            Map<String, String> metadata,
            @Nullable LeaseState lease) {
        this(type, size, modified, etag, contentType, location, metadata, lease, null, null);
    }

    /** Of something that knows no leases. */
    public FileStat(
            FileType type,
            OptionalLong size,
            @Nullable Instant modified,
            @Nullable String etag,
            @Nullable String contentType,
            @Nullable String location,
            Map<String, String> metadata) {
        this(type, size, modified, etag, contentType, location, metadata, null);
    }

    public FileStat withLease(@Nullable LeaseState state) {
        return new FileStat(type, size, modified, etag, contentType, location, metadata, state, tier, version);
    }

    public FileStat withTier(@Nullable String value) {
        return new FileStat(type, size, modified, etag, contentType, location, metadata, lease, value, version);
    }

    public FileStat withVersion(@Nullable String value) {
        return new FileStat(type, size, modified, etag, contentType, location, metadata, lease, tier, value);
    }
}
