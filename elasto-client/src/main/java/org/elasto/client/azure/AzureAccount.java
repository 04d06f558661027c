package org.elasto.client.azure;

import java.net.URI;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ClientConfig;
import org.elasto.client.ConfigKey;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Whose storage the settings mean: what they say in code; else a connection string in the settings; else, of the
 * environment, AZURE_STORAGE_CONNECTION_STRING, or AZURE_STORAGE_ACCOUNT with AZURE_STORAGE_KEY or
 * AZURE_STORAGE_SAS_TOKEN. Endpoints of their own in the settings go before those.
 *
 * @param name the account; null if nothing names it
 * @param credentials who we are; null if nothing says so
 * @param endpoint where the service is; null for its place in Azure
 * @param secondary where it can be read, too; null for nowhere
 */
public record AzureAccount(
        @Nullable String name,
        @Nullable AzureCredentials credentials,
        @Nullable URI endpoint,
        @Nullable URI secondary) {

    /** Finds out from settings. */
    public static AzureAccount of(ClientConfig config, AzureService service) {
        AzureAccount found = found(config, service);
        String name = config.get(ConfigKey.AZURE_ACCOUNT);
        URI endpoint = config.get(service.endpoint());
        URI secondary = config.get(service.secondary());
        return new AzureAccount(
                name == null ? found.name : name,
                found.credentials,
                endpoint == null ? found.endpoint : endpoint,
                // The other region of one endpoint is not that of another.
                secondary == null && endpoint == null ? found.secondary : secondary);
    }

    private static AzureAccount found(ClientConfig config, AzureService service) {
        AzureCredentials given = config.azureCredentials();
        if (given != null) {
            return new AzureAccount(
                    given instanceof AzureCredentials.SharedKey key ? key.account() : null, given, null, null);
        }
        String told = config.azureConnectionString();
        String text = told == null ? variable(config, "AZURE_STORAGE_CONNECTION_STRING") : told;
        if (text != null) {
            ConnectionString connection = ConnectionString.parse(text);
            return new AzureAccount(
                    connection.account(),
                    connection.credentials(),
                    connection.endpoint(service.word()),
                    connection.secondaryEndpoint(service.word()));
        }
        String account = variable(config, "AZURE_STORAGE_ACCOUNT");
        String key = variable(config, "AZURE_STORAGE_KEY");
        String sas = variable(config, "AZURE_STORAGE_SAS_TOKEN");
        AzureCredentials credentials = null;
        if (key != null && account != null) {
            credentials = new AzureCredentials.SharedKey(account, key);
        } else if (sas != null) {
            credentials = new AzureCredentials.Sas(sas);
        }
        return new AzureAccount(account, credentials, null, null);
    }

    private static @Nullable String variable(ClientConfig config, String name) {
        String value = config.environment().getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }

    /** Whether the settings say who we are to an account, as far as can be known without asking it. */
    public boolean isFor(String account) {
        AzureCredentials who = credentials;
        if (who instanceof AzureCredentials.SharedKey key) {
            return key.account().equals(account);
        }
        return who instanceof AzureCredentials.Bearer || (who != null && (name == null || name.equals(account)));
    }

    /**
     * Who we are to an account.
     *
     * @throws StorageException UNAUTHENTICATED if nothing says so, or if the key is that of another account
     */
    AzureCredentials credentialsFor(String account) {
        AzureCredentials who = credentials;
        if (who == null) {
            throw new StorageException(
                    ErrorKind.UNAUTHENTICATED,
                    "no credentials for the storage account " + account
                            + " were found; looked for a connection string (AZURE_STORAGE_CONNECTION_STRING), and for"
                            + " AZURE_STORAGE_ACCOUNT with AZURE_STORAGE_KEY or AZURE_STORAGE_SAS_TOKEN");
        }
        if (who instanceof AzureCredentials.SharedKey key && !key.account().equals(account)) {
            throw new StorageException(
                    ErrorKind.UNAUTHENTICATED,
                    "the key is that of the account " + key.account() + ", not of " + account);
        }
        return who;
    }
}
