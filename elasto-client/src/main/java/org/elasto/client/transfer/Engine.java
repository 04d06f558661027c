package org.elasto.client.transfer;

import java.util.Objects;
import org.elasto.client.Capability;
import org.elasto.client.Elasto;
import org.elasto.client.StageOptions;
import org.elasto.client.StagedFile;
import org.elasto.client.StorageUri;

/**
 * What the copies of one {@link Transfer} share.
 *
 * @param elasto opens files
 * @param options how to transfer
 * @param buffers memory for pieces
 * @param pieces carries them
 * @param rounds tries again
 */
record Engine(Elasto elasto, TransferOptions options, PieceBuffers buffers, Workers pieces, Rounds rounds) {

    /** The same, with other options of the same cancellation. */
    Engine with(TransferOptions other) {
        return new Engine(elasto, other, buffers, pieces, rounds);
    }

    /** The same for one file of many. */
    Engine watched(ProgressListener progress) {
        return with(options.withProgress(progress));
    }

    /** How many pieces of one file travel at once. */
    int parallelism() {
        return elasto.config().parallelism();
    }

    /** Whether the service can copy the file there by itself. */
    boolean isNear(StorageUri from, StorageUri to) {
        return from.scheme().equals(to.scheme())
                && Objects.equals(from.authority(), to.authority())
                && elasto.capabilities(from).contains(Capability.SPLICE);
    }

    static boolean isLocal(StorageUri uri) {
        return uri.scheme().equals("file");
    }

    /** Begins a target. Tried again it could meet what it made itself, unless that may be replaced. */
    StagedFile stage(StorageUri to, StageOptions options) {
        return options.replace() ? rounds.run(() -> elasto.stage(to, options)) : elasto.stage(to, options);
    }
}
