package org.elasto.client.blob;

import org.jspecify.annotations.Nullable;

/**
 * What to list.
 *
 * @param prefix what names begin with; null for any
 * @param delimiter names are cut behind the first one after the prefix; null for a flat list
 * @param marker the {@code next} of the page before; null for the first
 * @param maxResults how many at most; 0 leaves it to the service
 * @param include what else to list: {@code snapshots}, {@code versions} and so on, with commas; null for nothing
 */
public record ListBlobsOptions(
        @Nullable String prefix,
        @Nullable String delimiter,
        @Nullable String marker,
        int maxResults,
        @Nullable String include) {

    public static final ListBlobsOptions ALL = new ListBlobsOptions(null, null, null, 0, null);

    public ListBlobsOptions withPrefix(@Nullable String value) {
        return new ListBlobsOptions(value, delimiter, marker, maxResults, include);
    }

    public ListBlobsOptions withDelimiter(@Nullable String value) {
        return new ListBlobsOptions(prefix, value, marker, maxResults, include);
    }

    public ListBlobsOptions withMarker(@Nullable String value) {
        return new ListBlobsOptions(prefix, delimiter, value, maxResults, include);
    }

    public ListBlobsOptions withMaxResults(int value) {
        return new ListBlobsOptions(prefix, delimiter, marker, value, include);
    }

    public ListBlobsOptions withInclude(@Nullable String value) {
        return new ListBlobsOptions(prefix, delimiter, marker, maxResults, value);
    }
}
