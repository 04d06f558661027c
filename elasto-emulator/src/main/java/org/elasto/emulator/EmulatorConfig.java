package org.elasto.emulator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.elasto.emulator.azure.AzureAccount;

/** How an {@link Emulator} is set up. Immutable; {@link #toBuilder} makes variations. */
public final class EmulatorConfig {

    private static final UUID DEFAULT_SUBSCRIPTION = UUID.fromString("e1a57000-0000-4000-8000-000000000001");

    private final Builder settings;

    private EmulatorConfig(Builder settings) {
        this.settings = settings;
    }

    /**
     * The ports people know: S3 on 9000, Azure Blob on 10000, Azure File on 10003, the management of storage accounts on
     * 10004, administration on 9001, all on 127.0.0.1; no proxy.
     */
    public static EmulatorConfig standard() {
        return builder().build();
    }

    /** Any free ports on 127.0.0.1, one for the proxy among them: for tests. */
    public static EmulatorConfig inProcess() {
        return builder()
                .s3Port(0)
                .blobPort(0)
                .filePort(0)
                .managementPort(0)
                .adminPort(0)
                .proxyPort(0)
                .build();
    }

    public static Builder builder() {
        return new Builder();
    }

    public Builder toBuilder() {
        return new Builder(settings);
    }

    public String host() {
        return settings.host;
    }

    /** 0 for any free one. */
    public int s3Port() {
        return settings.s3Port;
    }

    /** 0 for any free one. */
    public int blobPort() {
        return settings.blobPort;
    }

    /** 0 for any free one. */
    public int filePort() {
        return settings.filePort;
    }

    /** Where storage accounts are managed; 0 for any free one. */
    public int managementPort() {
        return settings.managementPort;
    }

    /** 0 for any free one. */
    public int adminPort() {
        return settings.adminPort;
    }

    /**
     * Where requests for {@code *.blob.core.windows.net}, {@code *.s3.amazonaws.com} and the like are answered as by an
     * HTTP proxy: 0 for any free one, empty for nowhere.
     */
    public OptionalInt proxyPort() {
        return settings.proxyPort;
    }

    public S3Dialect dialect() {
        return settings.dialect;
    }

    public String region() {
        return settings.region;
    }

    /** The users; {@link S3User#DEFAULT} alone where none was named. */
    public List<S3User> s3Users() {
        return settings.s3Users.isEmpty() ? List.of(S3User.DEFAULT) : List.copyOf(settings.s3Users);
    }

    /** The accounts; {@link StorageAccount#DEVELOPMENT} alone where none was named. */
    public List<StorageAccount> azureAccounts() {
        return settings.azureAccounts.isEmpty()
                ? List.of(StorageAccount.DEVELOPMENT)
                : List.copyOf(settings.azureAccounts);
    }

    /** The subscription that the accounts are in; there is one only. */
    public UUID azureSubscription() {
        return settings.azureSubscription;
    }

    /** Whether the data planes take bearer tokens over plain HTTP, which Azure itself never does. */
    public boolean plainBearer() {
        return settings.plainBearer;
    }

    /** What goes wrong on purpose from the start, and again from each reset on. */
    public List<Fault> faults() {
        return List.copyOf(settings.faults);
    }

    public Clock clock() {
        return settings.clock;
    }

    @Override
    public String toString() {
        return "EmulatorConfig[host=" + host() + ", s3Port=" + s3Port() + ", blobPort=" + blobPort() + ", filePort="
                + filePort() + ", managementPort=" + managementPort() + ", adminPort="
                + adminPort() + ", proxyPort=" + proxyPort() + ", dialect="
                + dialect() + ", region=" + region() + ", s3Users=" + s3Users() + ", azureAccounts="
                + azureAccounts() + ", azureSubscription=" + azureSubscription() + ", faults=" + faults() + "]";
    }

    /** Gathers settings; each is described where {@link EmulatorConfig} hands it out. */
    public static final class Builder {

        private String host = "127.0.0.1";
        private int s3Port = 9000;
        private int blobPort = 10_000;
        private int filePort = 10_003;
        private int managementPort = 10_004;
        private int adminPort = 9001;
        private OptionalInt proxyPort = OptionalInt.empty();
        private S3Dialect dialect = S3Dialect.AWS;
        private String region = "us-east-1";
        private Clock clock = Clock.systemUTC();
        private boolean plainBearer;
        private UUID azureSubscription = DEFAULT_SUBSCRIPTION;
        private final List<S3User> s3Users = new ArrayList<>();
        private final List<StorageAccount> azureAccounts = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();

        private Builder() {}

        private Builder(Builder from) {
            this.host = from.host;
            this.s3Port = from.s3Port;
            this.blobPort = from.blobPort;
            this.filePort = from.filePort;
            this.managementPort = from.managementPort;
            this.adminPort = from.adminPort;
            this.proxyPort = from.proxyPort;
            this.dialect = from.dialect;
            this.region = from.region;
            this.clock = from.clock;
            this.plainBearer = from.plainBearer;
            this.azureSubscription = from.azureSubscription;
            this.s3Users.addAll(from.s3Users);
            this.azureAccounts.addAll(from.azureAccounts);
            this.faults.addAll(from.faults);
        }

        public Builder host(String value) {
            this.host = value;
            return this;
        }

        public Builder s3Port(int value) {
            this.s3Port = port(value);
            return this;
        }

        public Builder blobPort(int value) {
            this.blobPort = port(value);
            return this;
        }

        public Builder filePort(int value) {
            this.filePort = port(value);
            return this;
        }

        public Builder managementPort(int value) {
            this.managementPort = port(value);
            return this;
        }

        public Builder adminPort(int value) {
            this.adminPort = port(value);
            return this;
        }

        public Builder proxyPort(int value) {
            this.proxyPort = OptionalInt.of(port(value));
            return this;
        }

        public Builder dialect(S3Dialect value) {
            this.dialect = value;
            return this;
        }

        public Builder region(String value) {
            this.region = value;
            return this;
        }

        /** Time before anyone moves it: a fixed one makes every run the same. */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /** Adds a user. */
        public Builder s3User(S3User user) {
            if (s3Users.stream().anyMatch(known -> known.accessKey().equals(user.accessKey()))) {
                throw new IllegalArgumentException("two users have the access key " + user.accessKey());
            }
            this.s3Users.add(user);
            return this;
        }

        /**
         * Adds an account.
         *
         * @throws IllegalArgumentException for a second one of the same name, or a key that is not Base64
         */
        public Builder azureAccount(StorageAccount account) {
            if (azureAccounts.stream().anyMatch(known -> known.name().equals(account.name()))) {
                throw new IllegalArgumentException("two accounts are named " + account.name());
            }
            AzureAccount.of(account.name(), account.keys().toArray(String[]::new));
            this.azureAccounts.add(account);
            return this;
        }

        public Builder azureSubscription(UUID value) {
            this.azureSubscription = value;
            return this;
        }

        public Builder plainBearer(boolean value) {
            this.plainBearer = value;
            return this;
        }

        /** Adds a fault, behind those that are there. */
        public Builder fault(Fault fault) {
            this.faults.add(fault);
            return this;
        }

        public EmulatorConfig build() {
            return new EmulatorConfig(new Builder(this));
        }

        private static int port(int value) {
            if (value < 0 || value > 65_535) {
                throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + value);
            }
            return value;
        }
    }
}
