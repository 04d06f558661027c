package org.elasto.client.file;

import org.jspecify.annotations.Nullable;

/**
 * How far the service is with a copy.
 *
 * @param id names the copy
 * @param status {@code pending}, {@code success}, {@code aborted} or {@code failed}
 * @param description why it failed; null if the service does not say
 */
public record CopyState(String id, String status, @Nullable String description) {

    boolean isPending() {
        return status.equals("pending");
    }

    boolean isDone() {
        return status.equals("success");
    }
}
