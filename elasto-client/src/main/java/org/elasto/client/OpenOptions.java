package org.elasto.client;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to open, and what to create with. Begin with {@link #of}, add with the {@code with…} methods.
 *
 * @param flags how to treat what is there
 * @param location where a container is to be created; null for the default of the service or of the region in use
 * @param contentType the media type of what is written; null keeps the old one, or leaves it to the service
 * @param metadata the user's own pairs for what is written; empty keeps the old ones
 * @param ifMatch an ETag: publish only if the file still has it, else PRECONDITION_FAILED; null for no such guard
 * @param lease the id of a lease that is held already, to ride on every write; null for none
 */
public record OpenOptions(
        Set<OpenFlag> flags,
        @Nullable String location,
        @Nullable String contentType,
        Map<String, String> metadata,
        @Nullable String ifMatch,
        @Nullable String lease) {

    public OpenOptions {
        flags = Set.copyOf(flags);
        metadata = Map.copyOf(metadata);
    }

    public static OpenOptions of(OpenFlag... flags) {
        EnumSet<OpenFlag> set = EnumSet.noneOf(OpenFlag.class);
        set.addAll(Arrays.asList(flags));
        return new OpenOptions(set, null, null, Map.of(), null, null);
    }

    public boolean has(OpenFlag flag) {
        return flags.contains(flag);
    }

    public OpenOptions withLocation(@Nullable String value) {
        return new OpenOptions(flags, value, contentType, metadata, ifMatch, lease);
    }

    public OpenOptions withContentType(@Nullable String value) {
        return new OpenOptions(flags, location, value, metadata, ifMatch, lease);
    }

    public OpenOptions withMetadata(Map<String, String> value) {
        return new OpenOptions(flags, location, contentType, value, ifMatch, lease);
    }

    public OpenOptions withIfMatch(@Nullable String value) {
        return new OpenOptions(flags, location, contentType, metadata, value, lease);
    }

    public OpenOptions withLease(@Nullable String value) {
        return new OpenOptions(flags, location, contentType, metadata, ifMatch, value);
    }
}
