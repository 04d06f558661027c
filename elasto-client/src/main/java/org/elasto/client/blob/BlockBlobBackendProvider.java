package org.elasto.client.blob;

import org.elasto.client.Backend;
import org.elasto.client.BackendProvider;
import org.elasto.client.ClientConfig;

/** Makes the backend of {@code abb:} URIs. */
public final class BlockBlobBackendProvider implements BackendProvider {

    @Override
    public String scheme() {
        return "abb";
    }

    @Override
    public Backend create(ClientConfig config) {
        return new BlockBlobBackend(config);
    }
}
