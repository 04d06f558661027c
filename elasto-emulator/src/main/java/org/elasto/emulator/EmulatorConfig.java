package org.elasto.emulator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** How an {@link Emulator} is set up. Immutable; {@link #toBuilder} makes variations. */
public final class EmulatorConfig {

    private final Builder settings;

    private EmulatorConfig(Builder settings) {
        this.settings = settings;
    }

    /** The ports people know: S3 on 9000, administration on 9001, both on 127.0.0.1. */
    public static EmulatorConfig standard() {
        return builder().build();
    }

    /** Any free ports on 127.0.0.1: for tests. */
    public static EmulatorConfig inProcess() {
        return builder().s3Port(0).adminPort(0).build();
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
    public int adminPort() {
        return settings.adminPort;
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

    public Clock clock() {
        return settings.clock;
    }

    @Override
    public String toString() {
        return "EmulatorConfig[host=" + host() + ", s3Port=" + s3Port() + ", adminPort=" + adminPort() + ", dialect="
                + dialect() + ", region=" + region() + ", s3Users=" + s3Users() + "]";
    }

    /** Gathers settings; each is described where {@link EmulatorConfig} hands it out. */
    public static final class Builder {

        private String host = "127.0.0.1";
        private int s3Port = 9000;
        private int adminPort = 9001;
        private S3Dialect dialect = S3Dialect.AWS;
        private String region = "us-east-1";
        private Clock clock = Clock.systemUTC();
        private final List<S3User> s3Users = new ArrayList<>();

        private Builder() {}

        private Builder(Builder from) {
            this.host = from.host;
            this.s3Port = from.s3Port;
            this.adminPort = from.adminPort;
            this.dialect = from.dialect;
            this.region = from.region;
            this.clock = from.clock;
            this.s3Users.addAll(from.s3Users);
        }

        public Builder host(String value) {
            this.host = value;
            return this;
        }

        public Builder s3Port(int value) {
            this.s3Port = port(value);
            return this;
        }

        public Builder adminPort(int value) {
            this.adminPort = port(value);
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
