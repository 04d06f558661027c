package org.elasto.cli;

import java.util.Map;
import java.util.function.Supplier;
import org.elasto.client.ClientConfig;
import org.elasto.client.Elasto;

/** Makes clients, and lets go of them. */
interface Clients {

    /** A client for each run of a command, closed behind it. */
    Clients ONE_EACH = new Clients() {

        @Override
        public Elasto open(Wanted wanted, Supplier<ClientConfig> config) {
            return Elasto.create(config.get());
        }

        @Override
        public void close(Elasto client) {
            client.close();
        }
    };

    /**
     * What a client's settings follow from; its text shows none of them.
     *
     * @param connection what the command line says
     * @param stored what elasto config says
     */
    record Wanted(Connection connection, Map<String, String> stored) {
        @Override
        public String toString() {
            return "Wanted[" + connection + "]";
        }
    }

    /** A client with these settings, which are asked for only if it has to be made. */
    Elasto open(Wanted wanted, Supplier<ClientConfig> config);

    /** A command needs it no more. */
    void close(Elasto client);
}
