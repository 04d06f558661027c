package org.elasto.client.blob;

import org.elasto.client.Backend;
import org.elasto.client.BackendProvider;
import org.elasto.client.ClientConfig;

/** Makes the backend of {@code apb:} URIs. */
public final class PageBlobBackendProvider implements BackendProvider {

    @Override
    public String scheme() {
        return "apb";
    }

    @Override
    public Backend create(ClientConfig config) {
        return new PageBlobBackend(config);
    }
}
