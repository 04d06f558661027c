package org.elasto.client.file;

import org.elasto.client.Backend;
import org.elasto.client.BackendProvider;
import org.elasto.client.ClientConfig;

/** Makes the backend of {@code afs:} URIs. */
public final class FileShareBackendProvider implements BackendProvider {

    @Override
    public String scheme() {
        return "afs";
    }

    @Override
    public Backend create(ClientConfig config) {
        return new FileShareBackend(config);
    }
}
