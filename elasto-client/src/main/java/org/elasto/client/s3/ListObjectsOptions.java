package org.elasto.client.s3;

import org.jspecify.annotations.Nullable;

/**
 * What to list.
 *
 * @param prefix what keys begin with; null or empty for all
 * @param delimiter after which keys are rolled up into common prefixes; null for none
 * @param after list only keys behind this one: StartAfter, or the marker of version 1
 * @param token the {@code next} of the page before; null for the first page
 * @param maxKeys how many keys and prefixes at most; 0 leaves it to the service (1000)
 */
public record ListObjectsOptions(
        @Nullable String prefix,
        @Nullable String delimiter,
        @Nullable String after,
        @Nullable String token,
        int maxKeys) {

    public static final ListObjectsOptions ALL = new ListObjectsOptions(null, null, null, null, 0);

    public ListObjectsOptions withPrefix(@Nullable String value) {
        return new ListObjectsOptions(value, delimiter, after, token, maxKeys);
    }

    public ListObjectsOptions withDelimiter(@Nullable String value) {
        return new ListObjectsOptions(prefix, value, after, token, maxKeys);
    }

    public ListObjectsOptions withAfter(@Nullable String value) {
        return new ListObjectsOptions(prefix, delimiter, value, token, maxKeys);
    }

    public ListObjectsOptions withToken(@Nullable String value) {
        return new ListObjectsOptions(prefix, delimiter, after, value, maxKeys);
    }

    public ListObjectsOptions withMaxKeys(int value) {
        return new ListObjectsOptions(prefix, delimiter, after, token, value);
    }
}
