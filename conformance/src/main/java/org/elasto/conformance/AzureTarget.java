package org.elasto.conformance;

import java.net.URI;

/**
 * A server of Azure Blob or Azure File under test.
 *
 * @param name as the matrix shows it
 * @param endpoint without the account
 * @param key of the account, in Base64
 */
public record AzureTarget(String name, URI endpoint, String account, String key) {

    @Override
    public String toString() {
        return name;
    }
}
