package org.elasto.cli;

import java.util.Map;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ClientConfig;
import org.elasto.client.ConfigFile;
import org.elasto.client.ConfigKey;
import org.elasto.client.Credentials;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * The profile of elasto config that is in use. The environment goes before it, but for the credentials of a profile that
 * the command line names.
 *
 * @param file null if there is none and nowhere to have one
 * @param name of the profile
 * @param named whether the command line names it
 * @param values what it sets
 * @param variables of the environment
 */
record Profile(
        @Nullable ConfigFile file,
        String name,
        boolean named,
        Map<String, String> values,
        Map<String, String> variables) {

    private static final String DEFAULT = "default";

    /**
     * The profile that is asked for.
     *
     * @param asked by the command line; null leaves it to the environment
     */
    static Profile of(@Nullable String asked, Map<String, String> variables) {
        ConfigFile file = ConfigFile.of(variables);
        String name = asked == null ? inEnvironment(variables) : asked;
        Map<String, String> values = file == null ? Map.of() : file.profile(name);
        return new Profile(file, name, asked != null, values, variables);
    }

    private static String inEnvironment(Map<String, String> variables) {
        for (String variable : ConfigKey.PROFILE.variables()) {
            String value = variables.getOrDefault(variable, "").strip();
            if (!value.isEmpty()) {
                return value;
            }
        }
        return DEFAULT;
    }

    /** The value of a setting here, or null if there is none or the environment says it otherwise. */
    @Nullable
    String value(String key) {
        String value = values.get(key);
        return value == null || overruled(key) ? null : value;
    }

    private boolean overruled(String key) {
        CredentialKey credential = CredentialKey.of(key);
        if (key.equals(ConfigKey.PROFILE.name()) || (credential != null && credential.aws())) {
            return !named && (isSet(CredentialKey.ACCESS_KEY_ID) || isSet(CredentialKey.SECRET_ACCESS_KEY));
        }
        if (credential == CredentialKey.MANAGEMENT_TOKEN) {
            return !named && isSet(CredentialKey.MANAGEMENT_TOKEN);
        }
        if (credential != null) {
            return !named && azureInEnvironment();
        }
        if (ConfigKey.named(key).variables().stream().anyMatch(this::isSet)) {
            return true;
        }
        return switch (key) {
            case "azure-account" -> !named && azureInEnvironment();
            // A connection string says where, too.
            case "blob-endpoint", "blob-secondary-endpoint", "file-endpoint", "file-secondary-endpoint" ->
                !named && isSet(CredentialKey.AZURE_CONNECTION_STRING);
            default -> false;
        };
    }

    private boolean azureInEnvironment() {
        return isSet(CredentialKey.AZURE_CONNECTION_STRING)
                || isSet(CredentialKey.AZURE_KEY)
                || isSet(CredentialKey.AZURE_SAS_TOKEN)
                || isSet("AZURE_STORAGE_ACCOUNT");
    }

    private boolean isSet(CredentialKey key) {
        return isSet(key.variable());
    }

    private boolean isSet(String variable) {
        return !variables.getOrDefault(variable, "").isBlank();
    }

    /**
     * Puts into the client's settings what is in force of it.
     *
     * @throws StorageException INVALID_ARGUMENT, with the name of the file, if there is a mistake in it
     */
    void apply(ClientConfig.Builder config) {
        try {
            for (String key : values.keySet()) {
                String value = value(key);
                if (value != null && CredentialKey.of(key) == null) {
                    config.set(key, value);
                }
            }
            applyAws(config);
            applyAzure(config);
            String token = value(CredentialKey.MANAGEMENT_TOKEN.key());
            if (token != null) {
                config.managementToken(new AzureCredentials.Bearer(() -> token));
            }
        } catch (StorageException e) {
            throw new StorageException(e.kind(), "in " + source() + ": " + e.getMessage(), false, null, e);
        }
    }

    private void applyAws(ClientConfig.Builder config) {
        String id = value(CredentialKey.ACCESS_KEY_ID.key());
        String secret = value(CredentialKey.SECRET_ACCESS_KEY.key());
        if ((id == null) != (secret == null)) {
            throw CliException.usage("of access-key-id and secret-access-key only one is set in " + source());
        }
        if (id != null && secret != null) {
            Credentials credentials = new Credentials(id, secret, value(CredentialKey.SESSION_TOKEN.key()));
            config.credentials(() -> credentials);
        }
    }

    private void applyAzure(ClientConfig.Builder config) {
        String connection = value(CredentialKey.AZURE_CONNECTION_STRING.key());
        String key = value(CredentialKey.AZURE_KEY.key());
        String sas = value(CredentialKey.AZURE_SAS_TOKEN.key());
        if (connection != null) {
            config.azureConnectionString(connection);
        } else if (key != null) {
            String account = values.get(ConfigKey.AZURE_ACCOUNT.name());
            if (account == null) {
                throw CliException.usage("azure-key needs azure-account beside it in " + source());
            }
            config.azureCredentials(new AzureCredentials.SharedKey(account, key));
        } else if (sas != null) {
            config.azureCredentials(new AzureCredentials.Sas(sas));
        }
    }

    /** Where its values come from, for people. */
    String source() {
        return (file == null ? "elasto config" : file.path()) + " [" + name + "]";
    }

    /** What is to be said aloud about the file, or null. */
    @Nullable
    String warning() {
        boolean secrets = values.keySet().stream()
                .map(CredentialKey::of)
                .anyMatch(credential -> credential != null && credential.secret());
        return secrets && file != null && file.isReadableByOthers()
                ? file.path() + " holds secrets and can be read by others; chmod 600 helps"
                : null;
    }

    /**
     * The file to write to.
     *
     * @throws CliException if there is nowhere to have one
     */
    ConfigFile requireFile() {
        if (file == null) {
            throw CliException.usage("there is no home directory: set HOME, or XDG_CONFIG_HOME");
        }
        return file;
    }

    /** Without the values: some are secrets. */
    @Override
    public String toString() {
        return "Profile[" + source() + "]";
    }
}
