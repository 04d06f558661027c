package org.elasto.client.transfer;

import java.nio.file.Path;
import java.util.Map;
import org.elasto.client.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * How to transfer. Begin with {@link #DEFAULT}, change with the {@code with…} methods.
 *
 * @param force replace what is there; else an existing target is ALREADY_EXISTS
 * @param contentType the media type of the target; null takes that of the source, or what the name of a local file says
 * @param metadata the pairs of the target; null takes those of the source
 * @param progress is told how far it is
 * @param cancellation stops it at once
 * @param journals the directory where transfers of several pieces keep what it takes to {@linkplain Transfer#resume go on}
 *     with them; null for nowhere
 */
public record TransferOptions(
        boolean force,
        @Nullable String contentType,
        @Nullable Map<String, String> metadata,
        ProgressListener progress,
        Cancellation cancellation,
        @Nullable Path journals) {

    /** Exclusive, properties as in the source, no listener, no journal. The cancellation is never cancelled by anybody. */
    public static final TransferOptions DEFAULT =
            new TransferOptions(false, null, null, ProgressListener.NONE, new Cancellation(), null);

    public TransferOptions {
        metadata = metadata == null ? null : Map.copyOf(metadata);
    }

    public TransferOptions withForce(boolean value) {
        return new TransferOptions(value, contentType, metadata, progress, cancellation, journals);
    }

    public TransferOptions withContentType(@Nullable String value) {
        return new TransferOptions(force, value, metadata, progress, cancellation, journals);
    }

    public TransferOptions withMetadata(@Nullable Map<String, String> value) {
        return new TransferOptions(force, contentType, value, progress, cancellation, journals);
    }

    public TransferOptions withProgress(ProgressListener value) {
        return new TransferOptions(force, contentType, metadata, value, cancellation, journals);
    }

    public TransferOptions withCancellation(Cancellation value) {
        return new TransferOptions(force, contentType, metadata, progress, value, journals);
    }

    public TransferOptions withJournals(@Nullable Path value) {
        return new TransferOptions(force, contentType, metadata, progress, cancellation, value);
    }
}
