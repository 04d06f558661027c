package org.elasto.client.s3;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of unfinished uploads.
 *
 * @param uploads in order of key, then of age
 * @param commonPrefixes what was rolled up
 * @param nextKeyMarker where the next page begins; null on the last
 * @param nextUploadIdMarker belongs to it
 */
public record ListMultipartUploadsResult(
        List<Entry> uploads,
        List<String> commonPrefixes,
        @Nullable String nextKeyMarker,
        @Nullable String nextUploadIdMarker) {

    public ListMultipartUploadsResult {
        uploads = List.copyOf(uploads);
        commonPrefixes = List.copyOf(commonPrefixes);
    }

    /**
     * An unfinished upload.
     *
     * @param upload its object and id
     * @param initiated when it was created; null if the service did not say
     */
    public record Entry(MultipartUpload upload, @Nullable Instant initiated) {}
}
