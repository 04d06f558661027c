package org.elasto.client.s3;

import org.jspecify.annotations.Nullable;

/**
 * Which uploads to list.
 *
 * @param prefix what keys begin with; null for all
 * @param delimiter after which keys are rolled up; null for none
 * @param keyMarker the {@code nextKeyMarker} of the page before; null for the first
 * @param uploadIdMarker the {@code nextUploadIdMarker} of the page before; null for the first
 * @param maxUploads how many at most; 0 leaves it to the service (1000)
 */
public record ListMultipartUploadsOptions(
        @Nullable String prefix,
        @Nullable String delimiter,
        @Nullable String keyMarker,
        @Nullable String uploadIdMarker,
        int maxUploads) {

    public static final ListMultipartUploadsOptions ALL = new ListMultipartUploadsOptions(null, null, null, null, 0);

    public ListMultipartUploadsOptions withPrefix(@Nullable String value) {
        return new ListMultipartUploadsOptions(value, delimiter, keyMarker, uploadIdMarker, maxUploads);
    }

    /** The page behind another one. */
    public ListMultipartUploadsOptions behind(ListMultipartUploadsResult page) {
        return new ListMultipartUploadsOptions(
                prefix, delimiter, page.nextKeyMarker(), page.nextUploadIdMarker(), maxUploads);
    }
}
