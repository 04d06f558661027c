package org.elasto.client.transfer;

import java.util.Objects;
import org.elasto.client.Capability;
import org.elasto.client.Cost;
import org.elasto.client.Elasto;
import org.elasto.client.FileStat;
import org.elasto.client.StageOptions;
import org.elasto.client.StorageUri;

/**
 * What a copy takes if nothing has to be sent twice: exactly so many requests for what has no holes, between a local file
 * and a service; between services as many as are needed at least.
 */
record Estimate(Elasto elasto, TransferOptions options) {

    /** In what pieces a local file is written. */
    private static final int LOCAL_PIECE = 8 << 20;

    /** What a service copies in one request. */
    private static final long LARGEST_COPY = 5L << 30;

    private static final int FOREIGN_PIECE = 4 << 20;

    Cost of(StorageUri from, FileStat stat, StorageUri to) {
        long size = stat.size().orElse(0);
        StageOptions stage = StageOptions.of(size).withReplace(options.force());
        boolean up = isLocal(from);
        boolean down = isLocal(to);
        if (up && down) {
            return Cost.NONE;
        }
        if (up) {
            return elasto.explainStage(to, stage);
        }
        if (down) {
            return download(from, size);
        }
        boolean near = from.scheme().equals(to.scheme()) && Objects.equals(from.authority(), to.authority());
        if (near && elasto.capabilities(from).contains(Capability.SPLICE)) {
            long requests = 1 + Cost.pieces(size, LARGEST_COPY) + (options.force() ? 0 : 1);
            return new Cost(requests, 0, 0, size);
        }
        return elasto.explainRead(from, size, FOREIGN_PIECE).plus(elasto.explainStage(to, stage));
    }

    /** Several pieces of something sparse are asked for by its ranges, and looked at once more at the end. */
    private Cost download(StorageUri from, long size) {
        Cost read = elasto.explainRead(from, size, LOCAL_PIECE);
        boolean ranges = size > LOCAL_PIECE && elasto.capabilities(from).contains(Capability.SPARSE);
        return ranges ? read.plus(new Cost(2, 0, 0, 0)) : read;
    }

    private static boolean isLocal(StorageUri uri) {
        return uri.scheme().equals("file");
    }
}
