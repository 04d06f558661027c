package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.elasto.emulator.azure.ListMarkers.BlobPlace;
import org.elasto.emulator.store.Entry;
import org.elasto.emulator.store.Utf8Order;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * One page of a list of blobs: walks the names from a place on, and rolls what shares a prefix up to the delimiter into
 * one entry.
 *
 * <p>Costs what the page holds: a prefix is stepped over by seeking behind it, however many names it covers. Not
 * thread-safe; one use.
 */
final class BlobWalk {

    /** Names looked at for one page: where so many show nothing, the page ends short with a marker, as Azure's do. */
    static final int FARTHEST = 50_000;

    private final TreePMap<String, Entry> entries;
    private final ListBlobsQuery query;
    private final Instant now;
    private final List<BlobItem> page = new ArrayList<>();
    private Iterator<Map.Entry<String, Entry>> rest;
    private @Nullable BlobPlace next;

    BlobWalk(TreePMap<String, Entry> entries, ListBlobsQuery query, Instant now) {
        this.entries = entries;
        this.query = query;
        this.now = now;
        String from = query.from().name();
        this.rest = seek(Utf8Order.INSTANCE.compare(from, query.prefix()) < 0 ? query.prefix() : from);
        walk();
    }

    /** What the page holds. */
    List<BlobItem> page() {
        return page;
    }

    /** Where the next page starts; null where nothing is left. */
    @Nullable
    BlobPlace next() {
        return next;
    }

    private void walk() {
        for (int seen = 0; next == null && rest.hasNext(); seen++) {
            Map.Entry<String, Entry> entry = rest.next();
            String name = entry.getKey();
            if (!name.startsWith(query.prefix())) {
                return;
            }
            if (seen == FARTHEST) {
                next = new BlobPlace(name, ListBlobsQuery.FIRST);
                return;
            }
            BlobHistory history = ((BlobHistory) entry.getValue().attributes()).at(now);
            List<BlobItem> items = BlobItems.of(name, history, query);
            String common = items.isEmpty() ? null : commonPrefix(name);
            if (common == null) {
                items.forEach(this::take);
            } else {
                take(BlobItem.prefix(common));
                rest = seek(Utf8Order.after(common));
            }
        }
    }

    private void take(BlobItem item) {
        if (next != null || !query.only().shows(item) || isBeforeStart(item)) {
            return;
        }
        if (page.size() == query.limit()) {
            next = item.place();
        } else {
            page.add(item);
        }
    }

    private boolean isBeforeStart(BlobItem item) {
        BlobPlace from = query.from();
        return !item.id().isEmpty()
                && item.name().equals(from.name())
                && (from.snapshot().isEmpty() || item.id().compareTo(from.snapshot()) < 0);
    }

    private Iterator<Map.Entry<String, Entry>> seek(@Nullable String from) {
        if (from == null) {
            return Collections.emptyIterator();
        }
        TreePMap<String, Entry> left = from.isEmpty() ? entries : entries.tailMap(from, true);
        return left.entrySet().iterator();
    }

    private @Nullable String commonPrefix(String name) {
        if (query.delimiter().isEmpty()) {
            return null;
        }
        int found = name.indexOf(query.delimiter(), query.prefix().length());
        return found < 0 ? null : name.substring(0, found + query.delimiter().length());
    }
}
