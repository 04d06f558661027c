package org.elasto.client.transfer;

import org.elasto.client.Capability;
import org.elasto.client.Cost;
import org.elasto.client.FileStat;
import org.elasto.client.StageOptions;
import org.elasto.client.StorageUri;

/**
 * What a copy takes if nothing has to be sent twice: exactly so many requests for what has no holes, between a local file
 * and a service; between services as many as are needed at least.
 */
record Estimate(Engine engine) {

    /** In what pieces a local file is written. */
    private static final int LOCAL_PIECE = 8 << 20;

    /** What a service copies in one request. */
    private static final long LARGEST_COPY = 5L << 30;

    private static final int FOREIGN_PIECE = 4 << 20;

    Cost of(StorageUri from, FileStat stat, StorageUri to) {
        long size = stat.size().orElse(0);
        StageOptions stage = StageOptions.of(size).withReplace(engine.options().force());
        boolean up = Engine.isLocal(from);
        boolean down = Engine.isLocal(to);
        if (up && down) {
            return Cost.NONE;
        }
        if (up) {
            return engine.elasto().explainStage(to, stage);
        }
        if (down) {
            return download(from, size);
        }
        if (engine.isNear(from, to)) {
            long requests =
                    1 + Cost.pieces(size, LARGEST_COPY) + (engine.options().force() ? 0 : 1);
            return new Cost(requests, 0, 0, size);
        }
        return engine.elasto()
                .explainRead(from, size, FOREIGN_PIECE)
                .plus(engine.elasto().explainStage(to, stage));
    }

    /** Several pieces of something sparse are asked for by its ranges, and looked at once more at the end. */
    private Cost download(StorageUri from, long size) {
        Cost read = engine.elasto().explainRead(from, size, LOCAL_PIECE);
        boolean ranges =
                size > LOCAL_PIECE && engine.elasto().capabilities(from).contains(Capability.SPARSE);
        return ranges ? read.plus(new Cost(2, 0, 0, 0)) : read;
    }
}
