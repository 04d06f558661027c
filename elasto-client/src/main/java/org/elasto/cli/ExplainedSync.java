package org.elasto.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.elasto.client.FileStat;
import org.elasto.client.FileType;
import org.elasto.client.StorageUri;
import org.elasto.client.transfer.TransferResult;
import org.elasto.client.transfer.TreeListener;

/** Takes note of what a sync would copy. */
final class ExplainedSync implements TreeListener {

    private final List<Transfers.Pair> pairs = new ArrayList<>();

    @Override
    public void copied(StorageUri source, TransferResult result) {
        FileStat stat = new FileStat(FileType.FILE, OptionalLong.of(result.bytes()), null, null, null, null, Map.of());
        pairs.add(new Transfers.Pair(source, stat, result.target()));
    }

    List<Transfers.Pair> pairs() {
        return pairs;
    }
}
