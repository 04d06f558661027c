package org.elasto.client;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link StagedFile} is to become. Begin with {@link #of}, change with the {@code with…} methods.
 *
 * @param size in bytes
 * @param replace whether a file that has the name is replaced; else publishing fails with ALREADY_EXISTS, in the same step
 * @param contentType the media type; null leaves it to the service
 * @param metadata the user's own pairs
 * @param modified when its content was last changed; kept by the file system where there is one, else as metadata of the
 *     name {@code mtime}. Null is now
 */
public record StageOptions(
        long size,
        boolean replace,
        @Nullable String contentType,
        Map<String, String> metadata,
        @Nullable Instant modified) {

    public StageOptions {
        if (size < 0) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a size is not negative: " + size);
        }
        metadata = Map.copyOf(metadata);
    }

    /** A new file of that size. */
    public static StageOptions of(long size) {
        return new StageOptions(size, false, null, Map.of(), null);
    }

    public StageOptions withReplace(boolean value) {
        return new StageOptions(size, value, contentType, metadata, modified);
    }

    public StageOptions withContentType(@Nullable String value) {
        return new StageOptions(size, replace, value, metadata, modified);
    }

    public StageOptions withMetadata(Map<String, String> value) {
        return new StageOptions(size, replace, contentType, value, modified);
    }

    public StageOptions withModified(@Nullable Instant value) {
        return new StageOptions(size, replace, contentType, metadata, value);
    }
}
