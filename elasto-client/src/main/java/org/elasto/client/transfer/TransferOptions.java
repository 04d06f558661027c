package org.elasto.client.transfer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to transfer. Begin with {@link #DEFAULT}, change with the {@code with…} methods.
 *
 * @param force replace what is there; else an existing target is ALREADY_EXISTS
 * @param contentType the media type of the target; null takes that of the source
 * @param metadata the pairs of the target; null takes those of the source
 * @param progress is told how far it is
 * @param cancellation stops it
 */
public record TransferOptions(
        boolean force,
        @Nullable String contentType,
        @Nullable Map<String, String> metadata,
        ProgressListener progress,
        Cancellation cancellation) {

    /** Exclusive, properties as in the source, no listener. The cancellation is never cancelled by anybody. */
    public static final TransferOptions DEFAULT =
            new TransferOptions(false, null, null, ProgressListener.NONE, new Cancellation());

    public TransferOptions {
        metadata = metadata == null ? null : Map.copyOf(metadata);
    }

    public TransferOptions withForce(boolean value) {
        return new TransferOptions(value, contentType, metadata, progress, cancellation);
    }

    public TransferOptions withContentType(@Nullable String value) {
        return new TransferOptions(force, value, metadata, progress, cancellation);
    }

    public TransferOptions withMetadata(@Nullable Map<String, String> value) {
        return new TransferOptions(force, contentType, value, progress, cancellation);
    }

    public TransferOptions withProgress(ProgressListener value) {
        return new TransferOptions(force, contentType, metadata, value, cancellation);
    }

    public TransferOptions withCancellation(Cancellation value) {
        return new TransferOptions(force, contentType, metadata, progress, value);
    }
}
