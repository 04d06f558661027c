package org.elasto.conformance;

import java.net.URI;

/**
 * An Azure Blob server under test.
 *
 * @param name as the matrix shows it
 * @param endpoint without the account
 * @param key of the account, in Base64
 */
public record BlobTarget(String name, URI endpoint, String account, String key) {

    @Override
    public String toString() {
        return name;
    }
}
