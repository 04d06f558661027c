package org.elasto.client.azure;

import org.elasto.client.http.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How far a service is with a copy that it makes by itself.
 *
 * @param id names the copy
 * @param status {@code pending}, {@code success}, {@code aborted} or {@code failed}
 * @param description why it failed; null if the service does not say
 */
public record CopyState(String id, String status, @Nullable String description) {

    /** As an answer tells it; null if it is about no copy. */
    public static @Nullable CopyState of(Headers headers) {
        String id = headers.first("x-ms-copy-id");
        String status = headers.first("x-ms-copy-status");
        return id == null || status == null
                ? null
                : new CopyState(id, status, headers.first("x-ms-copy-status-description"));
    }

    boolean isPending() {
        return status.equals("pending");
    }

    boolean isDone() {
        return status.equals("success");
    }
}
