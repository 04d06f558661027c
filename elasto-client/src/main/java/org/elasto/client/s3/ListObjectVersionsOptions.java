package org.elasto.client.s3;

import org.jspecify.annotations.Nullable;

/**
 * What versions to list.
 *
 * @param prefix what keys begin with; null for all
 * @param keyMarker the {@code nextKeyMarker} of the page before; null for the first
 * @param versionIdMarker the {@code nextVersionIdMarker} of the page before; null for the first
 * @param maxKeys how many at most; 0 leaves it to the service (1000)
 */
public record ListObjectVersionsOptions(
        @Nullable String prefix,
        @Nullable String keyMarker,
        @Nullable String versionIdMarker,
        int maxKeys) {

    public static final ListObjectVersionsOptions ALL = new ListObjectVersionsOptions(null, null, null, 0);

    public ListObjectVersionsOptions withPrefix(@Nullable String value) {
        return new ListObjectVersionsOptions(value, keyMarker, versionIdMarker, maxKeys);
    }

    /** Goes on behind another page. */
    public ListObjectVersionsOptions behind(ListObjectVersionsResult page) {
        return new ListObjectVersionsOptions(prefix, page.nextKeyMarker(), page.nextVersionIdMarker(), maxKeys);
    }
}
