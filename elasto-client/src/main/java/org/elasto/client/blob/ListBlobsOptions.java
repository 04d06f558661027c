package org.elasto.client.blob;

import org.jspecify.annotations.Nullable;

/**
 * What to list.
 *
 * @param prefix what names begin with; null for any
 * @param delimiter names are cut behind the first one after the prefix; null for a flat list
 * @param marker the {@code next} of the page before; null for the first
 * @param maxResults how many at most; 0 leaves it to the service
 */
public record ListBlobsOptions(
        @Nullable String prefix,
        @Nullable String delimiter,
        @Nullable String marker,
        int maxResults) {

    public static final ListBlobsOptions ALL = new ListBlobsOptions(null, null, null, 0);

    public ListBlobsOptions withPrefix(@Nullable String value) {
        return new ListBlobsOptions(value, delimiter, marker, maxResults);
    }

    public ListBlobsOptions withDelimiter(@Nullable String value) {
        return new ListBlobsOptions(prefix, value, marker, maxResults);
    }

    public ListBlobsOptions withMarker(@Nullable String value) {
        return new ListBlobsOptions(prefix, delimiter, value, maxResults);
    }

    public ListBlobsOptions withMaxResults(int value) {
        return new ListBlobsOptions(prefix, delimiter, marker, value);
    }
}
