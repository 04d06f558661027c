package org.elasto.client.management;

import java.net.URI;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ClientConfig;
import org.elasto.client.ConfigKey;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where accounts are managed, and who we are there.
 *
 * @param subscription its id
 * @param group the resource group that new accounts come into, and where accounts are looked for first; null for none
 * @param endpoint without a slash at its end
 */
record ManagementSettings(String subscription, @Nullable String group, URI endpoint, AzureCredentials.Bearer token) {

    /** The token of the environment. */
    private static final String TOKEN = "ELASTO_MANAGEMENT_TOKEN";

    /**
     * Finds out from settings.
     *
     * @return null if they name no subscription, or nobody has a token for it
     */
    static @Nullable ManagementSettings of(ClientConfig config) {
        String subscription = config.get(ConfigKey.AZURE_SUBSCRIPTION);
        AzureCredentials.Bearer token = token(config);
        URI endpoint = config.get(ConfigKey.MANAGEMENT_ENDPOINT);
        if (subscription == null || token == null || endpoint == null) {
            return null;
        }
        if (!endpoint.getScheme().equals("https") && !AzureAddress.isLoopback(endpoint.getRawAuthority())) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a bearer token does not travel over plain HTTP");
        }
        return new ManagementSettings(subscription, config.get(ConfigKey.AZURE_RESOURCE_GROUP), endpoint, token);
    }

    private static AzureCredentials.@Nullable Bearer token(ClientConfig config) {
        AzureCredentials.Bearer given = config.managementToken();
        String variable = config.environment().getOrDefault(TOKEN, "").strip();
        return given != null || variable.isEmpty() ? given : new AzureCredentials.Bearer(() -> variable);
    }

    /** What a request begins with: {@code https://host}. */
    String origin() {
        return endpoint.getScheme() + "://" + endpoint.getRawAuthority();
    }

    /** Where one is sent that is to create accounts and has no settings for it. */
    static String hint() {
        return "accounts are managed with the settings " + ConfigKey.AZURE_SUBSCRIPTION + " and "
                + ConfigKey.AZURE_RESOURCE_GROUP + ", and a token of Azure Resource Manager (" + TOKEN + ")";
    }

    @Override
    public String toString() {
        return "ManagementSettings[" + subscription + " at " + endpoint + "]";
    }
}
