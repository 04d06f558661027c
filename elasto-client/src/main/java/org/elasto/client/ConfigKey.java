package org.elasto.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A setting of {@link ClientConfig}, with the name it has on the command line and in files. In the environment it is
 * {@code ELASTO_} and the name in upper case, with underscores; some have a name of AWS or Azure there, too.
 *
 * @param <T> the type of its value
 */
public final class ConfigKey<T> {

    /** The region to sign for; null means the one of the profile in use, or {@code us-east-1}. */
    public static final ConfigKey<String> REGION = new ConfigKey<>("region", null, text -> text);

    /** The endpoint of {@code s3:///} URIs; null means AWS in the region. */
    public static final ConfigKey<URI> S3_ENDPOINT = new ConfigKey<>("s3-endpoint", null, ConfigKey::endpoint);

    /** The profile in {@code ~/.aws}; null means AWS_PROFILE, or {@code default}. */
    public static final ConfigKey<String> PROFILE = new ConfigKey<>("profile", null, text -> text);

    /** The storage account of Azure; null means that of the credentials. */
    public static final ConfigKey<String> AZURE_ACCOUNT = new ConfigKey<>("azure-account", null, text -> text);

    /**
     * The subscription whose storage accounts the roots of Azure hold, a GUID; null means that there is only the account of
     * the settings. Of use together with a token: {@link ClientConfig#managementToken}.
     */
    public static final ConfigKey<String> AZURE_SUBSCRIPTION =
            new ConfigKey<>("azure-subscription", null, text -> text);

    /** The resource group that new storage accounts come into; null means that none can be made. */
    public static final ConfigKey<String> AZURE_RESOURCE_GROUP =
            new ConfigKey<>("azure-resource-group", null, text -> text);

    /** Where storage accounts are managed: Azure Resource Manager. */
    public static final ConfigKey<URI> MANAGEMENT_ENDPOINT =
            new ConfigKey<>("management-endpoint", URI.create("https://management.azure.com"), ConfigKey::endpoint);

    /** The endpoint of {@code abb:///} and {@code apb:///} URIs; null means that of the account in Azure. */
    public static final ConfigKey<URI> BLOB_ENDPOINT = new ConfigKey<>("blob-endpoint", null, ConfigKey::endpoint);

    /** Where blobs are read when the endpoint fails; null means nowhere else. */
    public static final ConfigKey<URI> BLOB_SECONDARY_ENDPOINT =
            new ConfigKey<>("blob-secondary-endpoint", null, ConfigKey::endpoint);

    /** The endpoint of {@code afs:///} URIs; null means that of the account in Azure. */
    public static final ConfigKey<URI> FILE_ENDPOINT = new ConfigKey<>("file-endpoint", null, ConfigKey::endpoint);

    /** Where files are read when the endpoint fails; null means nowhere else. */
    public static final ConfigKey<URI> FILE_SECONDARY_ENDPOINT =
            new ConfigKey<>("file-secondary-endpoint", null, ConfigKey::endpoint);

    /** Plain HTTP also to hosts other than loopback. */
    public static final ConfigKey<Boolean> INSECURE_HTTP = new ConfigKey<>("insecure-http", false, ConfigKey::truth);

    /** How long setting up a connection may take. */
    public static final ConfigKey<Duration> CONNECT_TIMEOUT =
            new ConfigKey<>("connect-timeout", Duration.ofSeconds(10), ConfigKey::duration);

    /** How long a connection may stay silent before the request is given up. */
    public static final ConfigKey<Duration> REQUEST_TIMEOUT =
            new ConfigKey<>("request-timeout", Duration.ofSeconds(60), ConfigKey::duration);

    /** How often a request is sent at most, the first time included; at least 1. */
    public static final ConfigKey<Integer> MAX_ATTEMPTS =
            new ConfigKey<>("max-attempts", 4, text -> (int) number(text, 1, 100));

    /** The size of the parts of large uploads in bytes, 5 MiB to 1 GiB; it grows by itself for huge files. */
    public static final ConfigKey<Integer> PART_SIZE =
            new ConfigKey<>("part-size", 8 << 20, text -> (int) number(text, 5L << 20, 1L << 30));

    /** How many parts of one file travel at once, 1 to 64; memory is this times the part size. */
    public static final ConfigKey<Integer> PARALLELISM =
            new ConfigKey<>("parallelism", 4, text -> (int) number(text, 1, 64));

    /** Whether content carries checksums. */
    public static final ConfigKey<ChecksumMode> CHECKSUM =
            new ConfigKey<>("checksum", ChecksumMode.AUTO, ConfigKey::checksumMode);

    private static final List<ConfigKey<?>> ALL = List.of(
            REGION,
            S3_ENDPOINT,
            PROFILE,
            AZURE_ACCOUNT,
            AZURE_SUBSCRIPTION,
            AZURE_RESOURCE_GROUP,
            MANAGEMENT_ENDPOINT,
            BLOB_ENDPOINT,
            BLOB_SECONDARY_ENDPOINT,
            FILE_ENDPOINT,
            FILE_SECONDARY_ENDPOINT,
            INSECURE_HTTP,
            CONNECT_TIMEOUT,
            REQUEST_TIMEOUT,
            MAX_ATTEMPTS,
            PART_SIZE,
            PARALLELISM,
            CHECKSUM);

    private final String name;
    private final @Nullable T preset;
    private final Function<String, T> reader;

    private ConfigKey(String name, @Nullable T preset, Function<String, T> reader) {
        this.name = name;
        this.preset = preset;
        this.reader = reader;
    }

    /** Every setting there is. */
    public static List<ConfigKey<?>> all() {
        return ALL;
    }

    /**
     * The setting of that name.
     *
     * @throws StorageException INVALID_ARGUMENT if there is none
     */
    public static ConfigKey<?> named(String name) {
        for (ConfigKey<?> key : ALL) {
            if (key.name.equals(name)) {
                return key;
            }
        }
        List<String> names = ALL.stream().map(ConfigKey::name).toList();
        throw UriText.invalid("there is no setting \"" + name + "\"; there are " + String.join(", ", names));
    }

    public String name() {
        return name;
    }

    /** The value when none is set; null if it is found out elsewhere. */
    public @Nullable T preset() {
        return preset;
    }

    /** Its names in the environment: its own, then those that others gave it; the first that is set counts. */
    public List<String> variables() {
        String own = "ELASTO_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.concat(Stream.of(own), aliases().stream()).toList();
    }

    private List<String> aliases() {
        return switch (name) {
            case "region" -> List.of("AWS_REGION", "AWS_DEFAULT_REGION");
            case "s3-endpoint" -> List.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
            case "profile" -> List.of("AWS_PROFILE", "AWS_DEFAULT_PROFILE");
            case "max-attempts" -> List.of("AWS_MAX_ATTEMPTS");
            case "azure-subscription" -> List.of("AZURE_SUBSCRIPTION_ID");
            case "azure-resource-group" -> List.of("AZURE_RESOURCE_GROUP");
            default -> List.of();
        };
    }

    /**
     * Reads its value.
     *
     * @throws StorageException INVALID_ARGUMENT if the text is no such value
     */
    public T read(String text) {
        try {
            return reader.apply(text.strip());
        } catch (IllegalArgumentException e) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT,
                    "the setting " + name + " cannot be \"" + text + "\": " + e.getMessage(),
                    false,
                    null,
                    e);
        }
    }

    /** Applies the bounds of the text form to a value given in code. */
    T check(T value) {
        return value instanceof Integer ? read(value.toString()) : value;
    }

    @Override
    public String toString() {
        return name;
    }

    private static long number(String text, long least, long most) {
        long value = Long.parseLong(text);
        if (value < least || value > most) {
            throw new IllegalArgumentException("it must be from " + least + " to " + most);
        }
        return value;
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0", "" -> false;
            default -> throw new IllegalArgumentException("it must be true or false");
        };
    }

    /** Seconds, with or without an s, or milliseconds with ms. */
    private static Duration duration(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean millis = lower.endsWith("ms");
        String digits = millis
                ? lower.substring(0, lower.length() - 2)
                : lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
        long value = number(digits.strip(), 1, 1L << 31);
        return millis ? Duration.ofMillis(value) : Duration.ofSeconds(value);
    }

    private static ChecksumMode checksumMode(String text) {
        return ChecksumMode.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static URI endpoint(String text) {
        URI uri = URI.create(text.contains("://") ? text : "https://" + text);
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null) {
            throw new IllegalArgumentException("it must be http://host:port or https://host:port");
        }
        return uri;
    }
}
