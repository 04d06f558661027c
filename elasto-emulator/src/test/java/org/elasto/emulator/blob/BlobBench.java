package org.elasto.emulator.blob;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.elasto.emulator.azure.AzureAccount;
import org.elasto.emulator.azure.front.AzureBench;
import org.elasto.emulator.azure.front.ServiceAccounts;
import org.elasto.emulator.azure.front.ServiceSettings;
import org.elasto.emulator.azure.front.Sources;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Entry;
import org.elasto.emulator.store.Store;

/** A Blob front without a socket, and somebody who signs requests to it. */
final class BlobBench extends AzureBench {

    BlobBench() {
        this(BlobAccount.plain(AzureAccount.of(ACCOUNT, KEY)));
    }

    BlobBench(BlobAccount... accounts) {
        use(new BlobFront(
                store,
                new ServiceSettings<>(
                        ServiceAccounts.fixed(List.of(accounts)),
                        clock,
                        new Random(42),
                        tokens,
                        true,
                        List.of("blob.localhost", "blob.core.windows.net")),
                new Sources()));
    }

    static BlobBench withVersioning() {
        return new BlobBench(new BlobAccount(AzureAccount.of(ACCOUNT, KEY), true, 0, false));
    }

    /** Puts a blob into a state that no few requests lead to. */
    void edit(String container, String name, UnaryOperator<Blob> change) {
        String realm = BlobAccount.plain(AzureAccount.of(ACCOUNT, KEY)).realm();
        store.update(world -> {
            Container box = Objects.requireNonNull(world.containers(realm).get(container));
            Entry entry = Objects.requireNonNull(box.entries().get(name));
            BlobHistory history = (BlobHistory) entry.attributes();
            Blob changed = change.apply(Objects.requireNonNull(history.base()));
            Container next = box.withEntries(box.entries().plus(name, Entry.of(history.withBase(changed))));
            return new Store.Change<>(world.withContainer(realm, container, next), name);
        });
    }

    BlobBench container(String name) {
        send("PUT", '/' + name + "?restype=container").expect(201);
        return this;
    }

    Answer putBlock(String target, String content) {
        return send(request("PUT", target).with("x-ms-blob-type", "BlockBlob").body(content))
                .expect(201);
    }

    Answer putPage(String target, long size) {
        return send(request("PUT", target)
                        .with("x-ms-blob-type", "PageBlob")
                        .with("x-ms-blob-content-length", Long.toString(size)))
                .expect(201);
    }

    Answer putAppend(String target) {
        return send(request("PUT", target).with("x-ms-blob-type", "AppendBlob")).expect(201);
    }
}
