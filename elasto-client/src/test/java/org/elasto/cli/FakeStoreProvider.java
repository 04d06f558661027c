package org.elasto.cli;

import org.elasto.client.Backend;
import org.elasto.client.BackendProvider;
import org.elasto.client.ClientConfig;

/** Offers {@link FakeStore} under {@code mem://}, a new one for each test. */
public final class FakeStoreProvider implements BackendProvider {

    private static final ThreadLocal<FakeStore> CURRENT = new ThreadLocal<>();

    /** The store that clients made on this thread from now on work with. */
    static FakeStore fresh() {
        FakeStore store = new FakeStore();
        CURRENT.set(store);
        return store;
    }

    @Override
    public String scheme() {
        return "mem";
    }

    @Override
    public Backend create(ClientConfig config) {
        FakeStore store = CURRENT.get();
        return store == null ? fresh() : store;
    }
}
