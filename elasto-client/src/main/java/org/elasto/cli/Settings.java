package org.elasto.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.elasto.client.ClientConfig;
import org.elasto.client.ConfigKey;
import org.elasto.client.Credentials;
import org.elasto.client.CredentialsChain;
import org.elasto.client.CredentialsProvider;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureAccount;
import org.elasto.client.azure.AzureService;
import org.jspecify.annotations.Nullable;

/** Tells of every setting in force where it comes from. Looks at the same places in the same order as the client does. */
final class Settings {

    private final Connection connection;
    private final Map<String, String> variables;
    private final Profile stored;
    private final ClientConfig config;
    private final List<Setting> found = new ArrayList<>();

    Settings(Connection connection, Map<String, String> variables) {
        this.connection = connection;
        this.variables = variables;
        this.stored = Profile.of(connection.profile(), variables);
        this.config = connection.config(variables, stored);
    }

    /** All of them, those without a value too. */
    List<Setting> all() {
        ConfigKey.all().forEach(this::add);
        addAws();
        addAzure();
        addCredential(CredentialKey.MANAGEMENT_TOKEN);
        return found;
    }

    private void add(ConfigKey<?> key) {
        String name = key.name();
        Object value = config.get(key);
        String variable = variable(key);
        String option = option(key);
        if (stored.value(name) != null && (option == null || key == ConfigKey.PROFILE)) {
            add(name, shown(value), stored.source());
        } else if (option != null) {
            add(name, shown(value), "option " + option);
        } else if (variable != null) {
            add(name, shown(value), "environment " + variable);
        } else if (!addDerived(key)) {
            add(name, shown(value), value == null ? null : "preset");
        }
    }

    private void add(String name, @Nullable String value, @Nullable String source) {
        found.add(Setting.of(name, value, source));
    }

    private @Nullable String option(ConfigKey<?> key) {
        return switch (key.name()) {
            case "region" -> connection.region() == null ? null : "--region";
            case "s3-endpoint" -> connection.endpoint() == null ? null : "--endpoint";
            case "profile" -> connection.profile() == null ? null : "--profile";
            case "insecure-http" -> connection.insecureHttp() ? "--insecure-http" : null;
            default -> null;
        };
    }

    private @Nullable String variable(ConfigKey<?> key) {
        return key.variables().stream().filter(this::isSet).findFirst().orElse(null);
    }

    private boolean isSet(String variable) {
        return !variables.getOrDefault(variable, "").isBlank();
    }

    /** What nobody set, but follows from something else. */
    private boolean addDerived(ConfigKey<?> key) {
        Object value = switch (key.name()) {
            case "region" -> CredentialsChain.of(config).region();
            case "azure-account" -> azure(AzureService.BLOB).name();
            case "blob-endpoint" -> azure(AzureService.BLOB).endpoint();
            case "blob-secondary-endpoint" -> azure(AzureService.BLOB).secondary();
            case "file-endpoint" -> azure(AzureService.FILE).endpoint();
            case "file-secondary-endpoint" -> azure(AzureService.FILE).secondary();
            default -> null;
        };
        if (value == null) {
            return false;
        }
        add(key.name(), shown(value), key == ConfigKey.REGION ? awsFiles() : azureSource());
        return true;
    }

    private AzureAccount azure(AzureService service) {
        return AzureAccount.of(config, service);
    }

    private String azureSource() {
        if (config.azureConnectionString() != null) {
            return "connection string in " + stored.source();
        }
        if (config.azureCredentials() != null) {
            return stored.source();
        }
        return isSet(CredentialKey.AZURE_CONNECTION_STRING.variable())
                ? "connection string in environment " + CredentialKey.AZURE_CONNECTION_STRING.variable()
                : "environment AZURE_STORAGE_ACCOUNT";
    }

    private String awsFiles() {
        String profile = config.profile();
        return "~/.aws [" + (profile == null ? "default" : profile) + "]";
    }

    private void addAws() {
        Credentials credentials = null;
        String source = null;
        CredentialsProvider given = config.credentials();
        if (given != null) {
            credentials = given.credentials();
            source = connection.credentialsFile() == null ? stored.source() : "option --credentials-file";
        } else {
            credentials = looked();
            boolean inEnvironment = credentials != null
                    && credentials.accessKey().equals(variables.get(CredentialKey.ACCESS_KEY_ID.variable()));
            source = inEnvironment ? null : awsFiles();
        }
        addAws(CredentialKey.ACCESS_KEY_ID, credentials == null ? null : credentials.accessKey(), source);
        addAws(CredentialKey.SECRET_ACCESS_KEY, credentials == null ? null : credentials.secretKey(), source);
        addAws(CredentialKey.SESSION_TOKEN, credentials == null ? null : credentials.sessionToken(), source);
    }

    private void addAws(CredentialKey key, @Nullable String value, @Nullable String source) {
        String from = source == null ? "environment " + key.variable() : source;
        add(key.key(), value, value == null ? null : from);
    }

    private @Nullable Credentials looked() {
        try {
            return CredentialsChain.of(config).credentials();
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.UNAUTHENTICATED) {
                return null;
            }
            throw e;
        }
    }

    /** Of several ways to say who we are to Azure one counts. */
    private void addAzure() {
        boolean given = config.azureCredentials() != null || config.azureConnectionString() != null;
        boolean done = false;
        for (CredentialKey key : List.of(
                CredentialKey.AZURE_CONNECTION_STRING, CredentialKey.AZURE_KEY, CredentialKey.AZURE_SAS_TOKEN)) {
            String value = given ? stored.value(key.key()) : variables.get(key.variable());
            if (done || value == null || value.isBlank()) {
                add(key.key(), null, null);
            } else {
                add(key.key(), value, given ? stored.source() : "environment " + key.variable());
                done = true;
            }
        }
    }

    private void addCredential(CredentialKey key) {
        String value = stored.value(key.key());
        String variable = variables.get(key.variable());
        if (value != null) {
            add(key.key(), value, stored.source());
        } else {
            add(key.key(), variable, variable == null ? null : "environment " + key.variable());
        }
    }

    /** As it would be written in the file. */
    private static @Nullable String shown(@Nullable Object value) {
        if (value instanceof Duration duration) {
            return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        return value == null ? null : value.toString();
    }
}
