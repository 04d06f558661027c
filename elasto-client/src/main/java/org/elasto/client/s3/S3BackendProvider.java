package org.elasto.client.s3;

import org.elasto.client.Backend;
import org.elasto.client.BackendProvider;
import org.elasto.client.ClientConfig;

/** Makes the backend of {@code s3:} URIs. */
public final class S3BackendProvider implements BackendProvider {

    @Override
    public String scheme() {
        return "s3";
    }

    @Override
    public Backend create(ClientConfig config) {
        return new S3Backend(config);
    }
}
