package org.elasto.conformance;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.EmulatorConfig;
import org.elasto.emulator.S3Dialect;
import org.elasto.emulator.S3User;
import org.elasto.emulator.StorageAccount;
import org.jspecify.annotations.Nullable;

/**
 * The servers that a run is held against. {@code emulator} and {@code emulator-rgw} start in this JVM when first asked
 * for; any other name is looked up in the environment, as {@code ELASTO_NAME_ENDPOINT} with {@code
 * ELASTO_NAME_ACCESS_KEY}, {@code ELASTO_NAME_SECRET_KEY} and optionally {@code ELASTO_NAME_REGION} and {@code
 * ELASTO_NAME_DIALECT} for S3, or with {@code ELASTO_NAME_ACCOUNT} and {@code ELASTO_NAME_KEY} for Azure Blob; Azure File
 * is at {@code ELASTO_NAME_FILE_ENDPOINT} with the same account.
 */
public final class Targets {

    /** Comma-separated names; the emulator in both dialects where nothing is said. */
    public static final String PROPERTY = "elasto.targets";

    private static final Map<String, Server> STARTED = new LinkedHashMap<>();

    /** What one name stands for. */
    private record Server(
            @Nullable Target s3,
            @Nullable AzureTarget blob,
            @Nullable AzureTarget file) {}

    private Targets() {}

    private static Map<String, String> described = Map.of();

    /**
     * Says what the run is held against.
     *
     * @param names comma-separated; null leaves the system property and the default
     * @param config properties that describe targets; null for the environment alone
     * @throws IllegalArgumentException when a target is not described, or the file cannot be read
     */
    public static synchronized void choose(@Nullable String names, @Nullable Path config) {
        if (names != null) {
            System.setProperty(PROPERTY, names);
        }
        described = described(config);
        chosen();
    }

    /** The file's properties under the names the environment has for them, over the environment's own. */
    static Map<String, String> described(@Nullable Path config) {
        Map<String, String> all = new HashMap<>(System.getenv());
        if (config != null) {
            Properties properties = new Properties();
            try (Reader in = Files.newBufferedReader(config)) {
                properties.load(in);
            } catch (IOException e) {
                throw new IllegalArgumentException("cannot read " + config, e);
            }
            for (String name : properties.stringPropertyNames()) {
                String variable = "ELASTO_"
                        + name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
                all.put(variable, properties.getProperty(name).strip());
            }
        }
        return all;
    }

    /** The S3 targets of this run, in the order they were named. */
    public static synchronized List<Target> chosen() {
        return servers().stream().map(Server::s3).filter(Objects::nonNull).toList();
    }

    /** The Azure Blob targets of this run, in the order they were named. */
    public static synchronized List<AzureTarget> blob() {
        return servers().stream().map(Server::blob).filter(Objects::nonNull).toList();
    }

    /** The Azure File targets of this run, in the order they were named. */
    public static synchronized List<AzureTarget> file() {
        return servers().stream().map(Server::file).filter(Objects::nonNull).toList();
    }

    /** The names of all. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>();
        chosen().forEach(target -> names.add(target.name()));
        blob().forEach(target -> names.add(target.name()));
        file().forEach(target -> names.add(target.name()));
        return names;
    }

    private static List<Server> servers() {
        List<Server> servers = new ArrayList<>();
        for (String name : System.getProperty(PROPERTY, "emulator,emulator-rgw").split(",", -1)) {
            servers.add(named(name.strip()));
        }
        return servers;
    }

    private static Server named(String name) {
        Server known = STARTED.get(name);
        if (known == null) {
            known = switch (name) {
                case "emulator" -> emulator(name, S3Dialect.AWS);
                case "emulator-rgw" -> new Server(emulator(name, S3Dialect.RGW).s3(), null, null);
                default -> described(name, described.isEmpty() ? System.getenv() : described);
            };
            STARTED.put(name, known);
        }
        return known;
    }

    private static Server described(String name, Map<String, String> environment) {
        return environment.containsKey(prefix(name) + "ACCOUNT")
                ? new Server(
                        null,
                        azureOfEnvironment(name, "ENDPOINT", environment),
                        azureOfEnvironment(name, "FILE_ENDPOINT", environment))
                : new Server(ofEnvironment(name, environment), null, null);
    }

    /** Runs until the JVM ends. */
    private static Server emulator(String name, S3Dialect dialect) {
        Emulator emulator = Emulator.start(
                EmulatorConfig.inProcess().toBuilder().dialect(dialect).build());
        S3User user = emulator.config().s3Users().get(0);
        Target s3 = new Target(
                name,
                emulator.s3Endpoint(),
                user.accessKey(),
                user.secretKey(),
                emulator.config().region(),
                dialect.name().toLowerCase(Locale.ROOT));
        StorageAccount account = emulator.config().azureAccounts().get(0);
        URI blob = emulator.blobEndpoint(account).resolve("/");
        URI file = emulator.fileEndpoint(account).resolve("/");
        return new Server(
                s3,
                new AzureTarget(name, blob, account.name(), account.key()),
                new AzureTarget(name, file, account.name(), account.key()));
    }

    /** The service at an endpoint; null where the account has no such. */
    static @Nullable AzureTarget azureOfEnvironment(String name, String endpoint, Map<String, String> environment) {
        String address = environment.get(prefix(name) + endpoint);
        if (address == null || address.isEmpty()) {
            return null;
        }
        return new AzureTarget(
                name,
                URI.create(address),
                required(environment, prefix(name) + "ACCOUNT", name),
                required(environment, prefix(name) + "KEY", name));
    }

    private static String prefix(String name) {
        return "ELASTO_" + name.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
    }

    static Target ofEnvironment(String name, Map<String, String> environment) {
        String prefix = prefix(name);
        String region = environment.get(prefix + "REGION");
        String dialect = environment.get(prefix + "DIALECT");
        return new Target(
                name,
                URI.create(required(environment, prefix + "ENDPOINT", name)),
                required(environment, prefix + "ACCESS_KEY", name),
                required(environment, prefix + "SECRET_KEY", name),
                region == null ? "us-east-1" : region,
                dialect == null ? (name.equals("rgw") ? "rgw" : "aws") : dialect);
    }

    private static String required(Map<String, String> environment, String variable, String name) {
        @Nullable String value = environment.get(variable);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("target " + name + " needs the environment variable " + variable);
        }
        return value;
    }
}
