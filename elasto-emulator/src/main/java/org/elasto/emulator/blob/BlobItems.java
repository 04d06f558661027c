package org.elasto.emulator.blob;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elasto.emulator.blob.BlobItem.Kind;
import org.jspecify.annotations.Nullable;

/** What of a name's history a list shows. */
final class BlobItems {

    private BlobItems() {}

    /** The entries of a name in the order of the list: snapshots and versions from the oldest on, then the blob itself. */
    static List<BlobItem> of(String name, BlobHistory history, ListBlobsQuery query) {
        if (history.snapshots().isEmpty() && history.versions().isEmpty()) {
            BlobItem base = base(name, history, query);
            return base == null ? List.of() : List.of(base);
        }
        TreeMap<String, BlobItem> past = new TreeMap<>();
        if (query.includes(ListInclude.SNAPSHOTS)) {
            add(past, Kind.SNAPSHOT, name, history.snapshots(), query);
        }
        if (query.includes(ListInclude.VERSIONS)) {
            add(past, Kind.VERSION, name, history.versions(), query);
        }
        List<BlobItem> items = new ArrayList<>(past.values());
        BlobItem base = base(name, history, query);
        if (base != null) {
            items.add(base);
        } else if (query.includes(ListInclude.DELETEDWITHVERSIONS)
                && history.live() == null
                && !history.versions().isEmpty()) {
            Map.Entry<String, Blob> newest = history.versions().lastEntry();
            items.add(new BlobItem(Kind.VERSIONS_ONLY, name, "", newest.getValue()));
        }
        return items;
    }

    private static void add(
            Map<String, BlobItem> past, Kind kind, String name, Map<String, Blob> blobs, ListBlobsQuery query) {
        blobs.forEach((id, blob) -> {
            if (isShown(blob, query)) {
                past.put(id, new BlobItem(kind, name, id, blob));
            }
        });
    }

    private static @Nullable BlobItem base(String name, BlobHistory history, ListBlobsQuery query) {
        Blob blob = history.base();
        if (blob != null && isShown(blob, query)) {
            return new BlobItem(Kind.BASE, name, "", blob);
        }
        boolean waits = history.live() == null && !history.staged().isEmpty();
        return waits && query.includes(ListInclude.UNCOMMITTEDBLOBS)
                ? new BlobItem(Kind.UNCOMMITTED, name, "", null)
                : null;
    }

    private static boolean isShown(Blob blob, ListBlobsQuery query) {
        return blob.state().deletion() == null || query.includes(ListInclude.DELETED);
    }
}
