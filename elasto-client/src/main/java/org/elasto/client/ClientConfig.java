package org.elasto.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a client. Immutable; what is not set has the preset of its {@link ConfigKey}. Its text form shows no
 * secrets.
 */
public final class ClientConfig {

    private final Map<ConfigKey<?>, Object> values;
    private final @Nullable CredentialsProvider credentials;
    private final @Nullable AzureCredentials azureCredentials;
    private final @Nullable String azureConnectionString;
    private final Map<String, String> environment;
    private final @Nullable Path home;
    private final AzureCredentials.@Nullable Bearer managementToken;
    private final @Nullable RequestListener requestListener;

    private ClientConfig(Builder builder) {
        this.values = Map.copyOf(builder.values);
        this.credentials = builder.credentials;
        this.azureCredentials = builder.azureCredentials;
        this.azureConnectionString = builder.azureConnectionString;
        this.environment = Map.copyOf(builder.environment);
        this.home = builder.home;
        this.managementToken = builder.managementToken;
        this.requestListener = builder.requestListener;
    }

    /** Settings that read nothing of their surroundings: no environment, no files. */
    public static Builder builder() {
        return new Builder();
    }

    /** The settings of this process's environment and user. */
    public static ClientConfig fromEnvironment() {
        String home = System.getProperty("user.home");
        return fromEnvironment(System.getenv(), home == null ? null : Path.of(home));
    }

    /**
     * The settings an environment asks for: {@code ELASTO_…} for every setting, and the variables of AWS for region,
     * endpoint, profile and attempts. Credentials are looked for when first needed: in the environment, then below the
     * home directory.
     *
     * @param environment the variables
     * @param home the home directory; null if there is none
     */
    public static ClientConfig fromEnvironment(Map<String, String> environment, @Nullable Path home) {
        Builder builder = builder().surroundings(environment, home);
        for (ConfigKey<?> key : ConfigKey.all()) {
            for (String variable : key.variables()) {
                String value = environment.get(variable);
                if (value != null && !value.isBlank()) {
                    builder.set(key.name(), value);
                    break;
                }
            }
        }
        return builder.build();
    }

    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.values.putAll(values);
        builder.credentials = credentials;
        builder.azureCredentials = azureCredentials;
        builder.azureConnectionString = azureConnectionString;
        builder.environment = environment;
        builder.home = home;
        builder.managementToken = managementToken;
        builder.requestListener = requestListener;
        return builder;
    }

    /** The value of a setting, or its preset. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(ConfigKey<T> key) {
        Object value = values.get(key);
        return value == null ? key.preset() : (T) value;
    }

    private <T> T always(ConfigKey<T> key) {
        T value = get(key);
        if (value == null) {
            throw new IllegalStateException("no preset: " + key);
        }
        return value;
    }

    /** Who we are; null means to look in the {@linkplain #environment surroundings}. */
    public @Nullable CredentialsProvider credentials() {
        return credentials;
    }

    /** Who we are to Azure; null means to look in the connection string, then in the surroundings. */
    public @Nullable AzureCredentials azureCredentials() {
        return azureCredentials;
    }

    /** The connection string of a storage account, secrets included; null for none but that of the surroundings. */
    public @Nullable String azureConnectionString() {
        return azureConnectionString;
    }

    /** Who we are to Azure Resource Manager; null means to look for ELASTO_MANAGEMENT_TOKEN in the surroundings. */
    public AzureCredentials.@Nullable Bearer managementToken() {
        return managementToken;
    }

    /** The variables in which credentials may be found. */
    public Map<String, String> environment() {
        return environment;
    }

    /** The directory below which {@code .aws} may be found, or null. */
    public @Nullable Path home() {
        return home;
    }

    /** Who is told of every request; null for nobody. */
    public @Nullable RequestListener requestListener() {
        return requestListener;
    }

    public @Nullable String region() {
        return get(ConfigKey.REGION);
    }

    public @Nullable URI s3Endpoint() {
        return get(ConfigKey.S3_ENDPOINT);
    }

    public @Nullable String profile() {
        return get(ConfigKey.PROFILE);
    }

    public boolean insecureHttp() {
        return always(ConfigKey.INSECURE_HTTP);
    }

    public Duration connectTimeout() {
        return always(ConfigKey.CONNECT_TIMEOUT);
    }

    public Duration requestTimeout() {
        return always(ConfigKey.REQUEST_TIMEOUT);
    }

    public int maxAttempts() {
        return always(ConfigKey.MAX_ATTEMPTS);
    }

    /** In bytes. */
    public int partSize() {
        return always(ConfigKey.PART_SIZE);
    }

    public int parallelism() {
        return always(ConfigKey.PARALLELISM);
    }

    public ChecksumMode checksum() {
        return always(ConfigKey.CHECKSUM);
    }

    @Override
    public String toString() {
        TreeMap<String, Object> sorted = new TreeMap<>();
        values.forEach((key, value) -> sorted.put(key.name(), value));
        return "ClientConfig" + sorted;
    }

    /** Collects settings. */
    public static final class Builder {

        private final Map<ConfigKey<?>, Object> values = new HashMap<>();
        private @Nullable CredentialsProvider credentials;
        private @Nullable AzureCredentials azureCredentials;
        private @Nullable String azureConnectionString;
        private Map<String, String> environment = Map.of();
        private @Nullable Path home;
        private AzureCredentials.@Nullable Bearer managementToken;
        private @Nullable RequestListener requestListener;

        private Builder() {}

        /** Sets a value; null goes back to the preset. */
        public <T> Builder set(ConfigKey<T> key, @Nullable T value) {
            if (value == null) {
                values.remove(key);
            } else {
                values.put(key, key.check(value));
            }
            return this;
        }

        /**
         * Sets a value by name and text.
         *
         * @throws StorageException INVALID_ARGUMENT if there is no such setting or it has no such value
         */
        public Builder set(String name, String value) {
            ConfigKey<?> key = ConfigKey.named(name);
            values.put(key, key.read(value));
            return this;
        }

        public Builder credentials(@Nullable CredentialsProvider provider) {
            this.credentials = provider;
            return this;
        }

        /** Who we are to Azure; goes before any connection string. */
        public Builder azureCredentials(@Nullable AzureCredentials who) {
            this.azureCredentials = who;
            return this;
        }

        /** How to reach a storage account and who we are there, as the portal hands it out; checked when first used. */
        public Builder azureConnectionString(@Nullable String text) {
            this.azureConnectionString = text;
            return this;
        }

        /** Tokens for {@code https://management.azure.com}: with them, accounts are listed, made and removed. */
        public Builder managementToken(AzureCredentials.@Nullable Bearer token) {
            this.managementToken = token;
            return this;
        }

        /** Where to look for credentials when none are given. */
        public Builder surroundings(Map<String, String> variables, @Nullable Path homeDirectory) {
            this.environment = variables;
            this.home = homeDirectory;
            return this;
        }

        /** Whom to tell of every request that went over the wire. */
        public Builder requestListener(@Nullable RequestListener listener) {
            this.requestListener = listener;
            return this;
        }

        public Builder region(@Nullable String region) {
            return set(ConfigKey.REGION, region);
        }

        public Builder s3Endpoint(@Nullable URI endpoint) {
            return set(ConfigKey.S3_ENDPOINT, endpoint);
        }

        public Builder profile(@Nullable String profile) {
            return set(ConfigKey.PROFILE, profile);
        }

        public Builder insecureHttp(boolean insecure) {
            return set(ConfigKey.INSECURE_HTTP, insecure);
        }

        public Builder connectTimeout(Duration timeout) {
            return set(ConfigKey.CONNECT_TIMEOUT, timeout);
        }

        public Builder requestTimeout(Duration timeout) {
            return set(ConfigKey.REQUEST_TIMEOUT, timeout);
        }

        public Builder maxAttempts(int attempts) {
            return set(ConfigKey.MAX_ATTEMPTS, attempts);
        }

        /** In bytes. */
        public Builder partSize(int bytes) {
            return set(ConfigKey.PART_SIZE, bytes);
        }

        public Builder parallelism(int parts) {
            return set(ConfigKey.PARALLELISM, parts);
        }

        public Builder checksum(ChecksumMode mode) {
            return set(ConfigKey.CHECKSUM, mode);
        }

        public ClientConfig build() {
            return new ClientConfig(this);
        }
    }
}
