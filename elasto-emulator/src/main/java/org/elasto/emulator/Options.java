package org.elasto.emulator;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The options of the emulator's command line.
 *
 * @param config what the emulator is started with
 * @param readyFile where endpoints are written once it listens, or null
 */
record Options(EmulatorConfig config, @Nullable Path readyFile) {

    static final String HELP = """
            elasto emulator [options]

            Strict S3, Azure Blob and Azure File endpoints in memory, for tests and for trying things out.

              --host ADDRESS          where to listen (127.0.0.1)
              --s3-port PORT          S3 (9000); 0 takes any free port, here and below
              --blob-port PORT        Azure Blob (10000)
              --file-port PORT        Azure File (10003)
              --management-port PORT  the management of storage accounts, Azure Resource Manager (10004)
              --admin-port PORT       health, clock, tokens, faults and reset (9001)
              --proxy-port PORT       an HTTP proxy that answers *.blob.core.windows.net,
                                      *.file.core.windows.net, management.azure.com, *.s3.amazonaws.com
                                      and S3's regional hosts itself and forwards nothing (none unless asked for)
              --dialect aws|rgw       whose S3 is spoken (aws)
              --region REGION         S3's only one, which signatures and S3's hosts name (us-east-1)
              --s3-user id=…,access-key=…,secret-key=…[,display-name=…][,email=…][,tenant=…]
                                      who may sign; repeatable; without it access key elasto,
                                      secret key elasto-secret-key
              --azure-account NAME:BASE64KEY[:BASE64KEY2]
                                      whose keys sign; repeatable; without it devstoreaccount1 with
                                      its well-known key, so that UseDevelopmentStorage=true works
              --azure-subscription GUID
                                      the subscription that storage accounts are managed in
                                      (e1a57000-0000-4000-8000-000000000001)
              --plain-bearer true     take bearer tokens over plain HTTP, which Azure never does
              --fault 'WORD=VALUE …'  what goes wrong on purpose; repeatable: which requests (on=s3,blob,file,management
                                      op=UploadPart,PutBlob… path=/bucket/key or /bucket/*), when (nth=3, every=5,
                                      rate=0.1 seed=7, times=2) and what (do=SlowDown or any other code, 500, 503,
                                      reset, close, commit-reset, commit-close, cut[:N], cut-request[:N], several
                                      in turn; delay=200ms, retry-after=2). One request in ten:
                                      --fault 'rate=0.1 seed=7 do=503,reset,cut'
                                      While it runs: GET, POST and DELETE /_elasto/faults on the admin port
              --ready-file FILE       written once everything listens: endpoints and credentials as JSON
              --help, --version

            Ends with Ctrl-C. Exit codes: 0 ended, 1 could not start, 2 usage.
            """;

    /** What is wrong with a command line. */
    static final class UsageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    /** @throws UsageException with a message for the person who typed it */
    static Options parse(List<String> arguments) {
        EmulatorConfig.Builder config = EmulatorConfig.builder();
        Path readyFile = null;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!OPTIONS.contains(name)) {
                throw new UsageException("there is no option " + name + "; see --help");
            }
            if (equals < 0 && !rest.hasNext()) {
                throw new UsageException(name + " needs a value; see --help");
            }
            String value = equals < 0 ? rest.next() : argument.substring(equals + 1);
            if (name.equals("--ready-file")) {
                readyFile = path(value);
            } else {
                apply(name, value, config);
            }
        }
        return new Options(config.build(), readyFile);
    }

    private static final List<String> OPTIONS = List.of(
            "--host",
            "--s3-port",
            "--admin-port",
            "--blob-port",
            "--file-port",
            "--management-port",
            "--proxy-port",
            "--dialect",
            "--region",
            "--s3-user",
            "--azure-account",
            "--azure-subscription",
            "--plain-bearer",
            "--fault",
            "--ready-file");

    private static Path path(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new UsageException("--ready-file: " + e.getMessage());
        }
    }

    private static void apply(String name, String value, EmulatorConfig.Builder config) {
        try {
            switch (name) {
                case "--host" -> config.host(value);
                case "--s3-port" -> config.s3Port(port(value));
                case "--blob-port" -> config.blobPort(port(value));
                case "--file-port" -> config.filePort(port(value));
                case "--admin-port" -> config.adminPort(port(value));
                case "--management-port" -> config.managementPort(port(value));
                case "--proxy-port" -> config.proxyPort(port(value));
                case "--region" -> config.region(region(value));
                case "--dialect" -> config.dialect(dialect(value));
                case "--s3-user" -> config.s3User(user(value));
                case "--azure-account" -> config.azureAccount(account(value));
                case "--azure-subscription" -> config.azureSubscription(subscription(value));
                case "--fault" -> config.fault(Fault.parse(value));
                case "--plain-bearer" -> config.plainBearer(flag(value));
                default -> throw new IllegalStateException(name);
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(name + ": " + e.getMessage());
        }
    }

    private static int port(String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + value);
    }

    private static S3Dialect dialect(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "aws" -> S3Dialect.AWS;
            case "rgw" -> S3Dialect.RGW;
            default -> throw new IllegalArgumentException("there is aws and rgw, not " + value);
        };
    }

    private static String region(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z')) {
                throw new IllegalArgumentException("a region has lower-case letters, digits and -, not " + value);
            }
        }
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a region has a name");
        }
        return value;
    }

    private static S3User user(String value) {
        Map<String, String> fields = new HashMap<>();
        for (String field : value.split(",", -1)) {
            int equals = field.indexOf('=');
            if (equals <= 0) {
                // The text may hold a secret: it is not repeated.
                throw new IllegalArgumentException("write it as id=…,access-key=…,secret-key=…");
            }
            String key = field.substring(0, equals);
            if (!List.of("id", "access-key", "secret-key", "display-name", "email", "tenant")
                    .contains(key)) {
                throw new IllegalArgumentException("a user has no " + key);
            }
            if (fields.put(key, field.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("a user has one " + key);
            }
        }
        return new S3User(
                required(fields, "id"),
                required(fields, "access-key"),
                required(fields, "secret-key"),
                fields.get("display-name"),
                fields.get("email"),
                fields.get("tenant"));
    }

    private static String required(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("a user needs " + name);
        }
        return value;
    }

    private static boolean flag(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("there is true and false, not " + value);
        };
    }

    private static UUID subscription(String value) {
        try {
            UUID id = UUID.fromString(value);
            if (id.toString().equalsIgnoreCase(value)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException("a subscription is a GUID, not " + value);
    }

    private static StorageAccount account(String value) {
        List<String> parts = List.of(value.split(":", -1));
        if (parts.size() < 2 || parts.size() > 3 || parts.get(0).isEmpty()) {
            // The text may hold a secret: it is not repeated.
            throw new IllegalArgumentException("write it as NAME:BASE64KEY or NAME:BASE64KEY:BASE64KEY2");
        }
        return StorageAccount.of(parts.get(0), parts.subList(1, parts.size()).toArray(String[]::new));
    }
}
