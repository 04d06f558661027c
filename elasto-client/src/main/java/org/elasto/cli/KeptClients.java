package org.elasto.cli;

import java.util.function.Supplier;
import org.elasto.client.ClientConfig;
import org.elasto.client.Elasto;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one client from command to command, so that its connections stay warm; another is made when the settings change.
 * Thread-safe.
 */
final class KeptClients implements Clients, AutoCloseable {

    private @Nullable Wanted wanted;
    private @Nullable Elasto client;

    @Override
    public synchronized Elasto open(Wanted now, Supplier<ClientConfig> config) {
        Elasto kept = client;
        if (kept != null && now.equals(wanted)) {
            return kept;
        }
        close();
        Elasto made = Elasto.create(config.get());
        client = made;
        wanted = now;
        return made;
    }

    @Override
    public void close(Elasto unused) {
        // The next command goes on with it.
    }

    @Override
    public synchronized void close() {
        Elasto kept = client;
        client = null;
        if (kept != null) {
            kept.close();
        }
    }
}
