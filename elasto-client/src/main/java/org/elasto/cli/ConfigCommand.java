package org.elasto.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.elasto.client.ConfigFile;
import org.elasto.client.ConfigKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Settings and credentials that are kept in a file, by profiles; and where those in force come from. */
@Command(
        name = "config",
        description = {
            "Keep settings and credentials in a file, in profiles; see what is in force.",
            "An option goes before the environment, that before this file, that before ~/.aws; the credentials of a --profile that is named on the command line go before the environment, too."
        },
        subcommands = {
            ConfigCommand.Show.class,
            ConfigCommand.ListAll.class,
            ConfigCommand.Get.class,
            ConfigCommand.SetValue.class,
            ConfigCommand.Unset.class,
            ConfigCommand.PathOf.class
        })
final class ConfigCommand {

    private static final int LONGEST = 64 * 1024;

    /** The names of all settings, for completion. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Setting.names().iterator();
        }
    }

    @Command(name = "show", description = "Show every setting with its value and where it comes from, secrets masked.")
    static final class Show extends StorageCommand {
        @Override
        ExitCode run(Session session) {
            new Settings(session.globals().connection(), session.environment().variables())
                    .all()
                    .forEach(session.printer()::setting);
            return ExitCode.OK;
        }
    }

    @Command(name = "list", description = "List what the file holds, of all profiles, secrets masked.")
    static final class ListAll extends StorageCommand {
        @Override
        ExitCode run(Session session) {
            ConfigFile file = session.profile().requireFile();
            for (String profile : file.profiles()) {
                for (Map.Entry<String, String> each : new TreeMap<>(file.profile(profile)).entrySet()) {
                    session.printer().setting(Setting.of(each.getKey(), each.getValue(), "[" + profile + "]"));
                }
            }
            return ExitCode.OK;
        }
    }

    @Command(name = "get", description = "Print one value of the profile in use; a secret is masked.")
    static final class Get extends StorageCommand {

        @Parameters(paramLabel = "KEY", completionCandidates = Names.class, description = "Which setting.")
        private String key = "";

        @Override
        ExitCode run(Session session) {
            Setting.requireName(key);
            Profile profile = session.profile();
            String value = profile.values().get(key);
            if (value == null) {
                throw new CliException(
                        Failure.local(ExitCode.NOT_FOUND, "NOT_FOUND", key + " is not set in " + profile.source()));
            }
            session.printer().value(Setting.of(key, value, profile.source()));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "set",
            description = {
                "Set a value in the profile in use.",
                "A secret is asked for, or read from standard input; it is never taken from the command line."
            })
    static final class SetValue extends StorageCommand {

        @Parameters(index = "0", paramLabel = "KEY", completionCandidates = Names.class, description = "Which setting.")
        private String key = "";

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "VALUE",
                description = "Its value; without it, it is asked for, or read from standard input.")
        private @Nullable String value;

        @Override
        ExitCode run(Session session) {
            Setting.requireName(key);
            CredentialKey credential = CredentialKey.of(key);
            if (value != null && credential != null && credential.secret()) {
                throw CliException.usage(key + " is a secret, and a command line can be seen by others: leave the value"
                        + " out and type it when asked, or give it on standard input");
            }
            String read = value == null ? ask(session) : value.strip();
            if (credential == null) {
                ConfigKey.named(key).read(read); // refuses what it cannot be
            }
            Profile profile = session.profile();
            profile.requireFile().set(profile.name(), key, read);
            session.printer().done(new Printer.Done("config set", key, profile.source(), -1));
            return ExitCode.OK;
        }

        private String ask(Session session) {
            String answer = session.environment().terminal().in()
                    ? session.environment().secret().apply(key + ": ")
                    : line(session.in());
            if (answer == null || answer.isBlank()) {
                throw CliException.usage("no value for " + key + " was given");
            }
            return answer.strip();
        }

        private static String line(InputStream in) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            try {
                for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
                    line.write(b);
                    if (line.size() > LONGEST) {
                        throw CliException.usage("standard input has more than a value in its first line");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return line.toString(StandardCharsets.UTF_8);
        }
    }

    @Command(name = "unset", description = "Take a value out of the profile in use.")
    static final class Unset extends StorageCommand {

        @Parameters(paramLabel = "KEY", completionCandidates = Names.class, description = "Which setting.")
        private String key = "";

        @Override
        ExitCode run(Session session) {
            Setting.requireName(key);
            Profile profile = session.profile();
            if (profile.values().containsKey(key)) {
                profile.requireFile().set(profile.name(), key, null);
            }
            session.printer().done(new Printer.Done("config unset", key, profile.source(), -1));
            return ExitCode.OK;
        }
    }

    @Command(name = "path", description = "Print the name of the file.")
    static final class PathOf extends StorageCommand {
        @Override
        ExitCode run(Session session) {
            String path = session.profile().requireFile().path().toString();
            session.printer().value(new Setting("path", path, null));
            return ExitCode.OK;
        }
    }
}
