package org.elasto.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the tool in this process, in a directory of its own, and keeps what it prints. */
final class CliRun {

    final Interruption interruption = new Interruption();
    private final Path directory;
    private final Map<String, String> variables = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private InputStream in = InputStream.nullInputStream();
    private @Nullable String secret;
    private Terminal terminal = Terminal.NONE;
    private long nanos;

    CliRun(Path directory) {
        this.directory = directory;
    }

    CliRun in(String text) {
        in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    CliRun in(InputStream stream) {
        in = stream;
        return this;
    }

    CliRun terminal(Terminal looked) {
        terminal = looked;
        return this;
    }

    /** What is typed when a secret is asked for. */
    CliRun secret(String typed) {
        secret = typed;
        return this;
    }

    CliRun variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Runs one command line; what was printed before is forgotten. */
    int run(String... arguments) {
        out.reset();
        err.reset();
        Environment environment = new Environment(
                in,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                terminal,
                variables,
                directory,
                () -> ZoneOffset.UTC,
                () -> nanos += 50_000_000,
                interruption,
                debug -> {},
                prompt -> secret,
                Clients.ONE_EACH);
        return new Cli(environment).run(arguments);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return out().lines().toList();
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
