package org.elasto.emulator.azure.front;

import java.time.Instant;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * The last copy onto a blob. Immutable.
 *
 * @param source its URL, without what would authorize anybody
 * @param completed when it ended; null while it is pending
 * @param description of a failure; null for none
 * @param destinationSnapshot of an incremental copy; null for any other
 */
public record CopyState(
        String id,
        Status status,
        String source,
        long copied,
        long total,
        @Nullable Instant completed,
        @Nullable String description,
        @Nullable String destinationSnapshot) {

    public enum Status {
        PENDING("pending"),
        SUCCESS("success"),
        ABORTED("aborted"),
        FAILED("failed");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** A copy that has ended well. */
    public static CopyState succeeded(String id, String source, long length, Instant now) {
        return new CopyState(id, Status.SUCCESS, source, length, length, now, null, null);
    }

    /** This copy as one of Incremental Copy Blob. */
    public CopyState intoSnapshot(String snapshot) {
        return new CopyState(id, status, source, copied, total, completed, description, snapshot);
    }

    /** Bytes copied and in all, as headers have them. */
    public String progress() {
        return copied + "/" + total;
    }

    /** Puts it on the answer to a read. */
    public Response mark(Response response) {
        response.header("x-ms-copy-id", id)
                .header("x-ms-copy-source", source)
                .header("x-ms-copy-status", status.word())
                .header("x-ms-copy-progress", progress())
                .headerIfPresent("x-ms-copy-completion-time", completed == null ? null : AzureDates.http(completed))
                .headerIfPresent("x-ms-copy-status-description", description);
        if (destinationSnapshot != null) {
            response.header("x-ms-incremental-copy", "true")
                    .header("x-ms-copy-destination-snapshot", destinationSnapshot);
        }
        return response;
    }
}
