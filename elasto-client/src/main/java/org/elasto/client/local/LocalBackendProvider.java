package org.elasto.client.local;

import java.nio.file.FileSystems;
import org.elasto.client.Backend;
import org.elasto.client.BackendProvider;
import org.elasto.client.ClientConfig;

/** Makes the backend of {@code file:} URIs. */
public final class LocalBackendProvider implements BackendProvider {

    @Override
    public String scheme() {
        return "file";
    }

    @Override
    public Backend create(ClientConfig config) {
        return new LocalBackend(FileSystems.getDefault());
    }
}
