package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.Map;
import java.util.function.IntFunction;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.front.ContentHeaders;
import org.elasto.emulator.azure.front.Metadata;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Content;
import org.elasto.emulator.store.Entry;
import org.elasto.emulator.store.MemoryStore;
import org.elasto.emulator.store.Store.Change;
import org.elasto.emulator.store.World;
import org.pcollections.TreePMap;

/** Blobs put into a store without requests, where a test needs very many. */
final class BlobFixtures {

    private static final String REALM = "blob/" + BlobBench.ACCOUNT;

    private BlobFixtures() {}

    static void fill(MemoryStore store, String container, int count, IntFunction<String> name) {
        Etag etag = new Etag(Instant.parse("2026-11-24T07:00:00Z"));
        Blob blob = new Blob(
                BlockBody.whole(Content.EMPTY),
                new Blob.Stamp(etag, etag.modified(), ""),
                ContentHeaders.NONE,
                Metadata.NONE,
                Map.of(),
                BlobState.fresh(Encryption.SERVICE));
        Entry entry = Entry.of(BlobHistory.EMPTY.withBase(blob));
        store.update(world -> {
            Container into = world.containers(REALM).get(container);
            if (into == null) {
                throw new IllegalStateException(container);
            }
            TreePMap<String, Entry> entries = into.entries();
            for (int i = 0; i < count; i++) {
                entries = entries.plus(name.apply(i), entry);
            }
            World filled = world.withContainer(REALM, container, into.withEntries(entries));
            return new Change<>(filled, count);
        });
    }
}
