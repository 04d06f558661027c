package org.elasto.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** A shell at a prompt: editing, completion, history, Ctrl-C and Ctrl-D. The only class that makes terminals. */
final class ShellTerminal {

    private static final char NOT_SHOWN = 0;
    private static final String BOLD = "\033[1m";
    private static final String PLAIN = "\033[0m";

    private final Environment environment;
    private final Terminal terminal;
    private final LineReader reader;
    private final Shell shell;
    private final RemoteNames names;

    private ShellTerminal(Environment environment, GlobalOptions globals, Place start, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
        this.shell = new Shell(environment, globals, this::secret, start);
        this.names = new RemoteNames(shell::client, environment.nanoTime());
        ElastoCommand top = new ElastoCommand(environment);
        ShellCompleter completer =
                new ShellCompleter(new Cli(environment).commandLine(top, Commands.all()), shell, names);
        this.reader = reader(completer);
    }

    /**
     * Runs until somebody leaves.
     *
     * @param uri where to begin, or null
     */
    static int run(Environment environment, GlobalOptions globals, Place start, @Nullable String uri) {
        // Without native code nothing has to be unpacked, and newer versions of Java have nothing to warn of.
        try (Terminal terminal = TerminalBuilder.builder()
                .provider("exec")
                .system(true)
                .dumb(true)
                .build()) {
            return run(environment, globals, start, uri, terminal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int run(
            Environment environment, GlobalOptions globals, Place start, @Nullable String uri, Terminal terminal) {
        ShellTerminal here = new ShellTerminal(environment, globals, start, terminal);
        try (Shell shell = here.shell) {
            terminal.handle(Terminal.Signal.INT, signal -> shell.interrupt());
            int code = uri == null ? ExitCode.OK.code() : shell.begin(uri);
            if (code == ExitCode.OK.code()) {
                here.loop();
            }
            return code;
        } finally {
            here.names.close();
        }
    }

    private LineReader reader(ShellCompleter completer) {
        DefaultParser parser = new DefaultParser().eofOnUnclosedQuote(false);
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("elasto")
                .parser(parser)
                .completer(completer)
                .history(new ShellHistory())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .option(
                        LineReader.Option.BRACKETED_PASTE,
                        environment.terminal().color());
        Path file = ShellHistory.file(environment.variables());
        if (file != null) {
            builder.variable(LineReader.HISTORY_FILE, file);
        }
        if (!environment.terminal().color()) {
            builder.variable(LineReader.COMPLETION_STYLE_STARTING, "")
                    .variable(LineReader.COMPLETION_STYLE_LIST_STARTING, "")
                    .variable(LineReader.COMPLETION_STYLE_BACKGROUND, "")
                    .variable(LineReader.COMPLETION_STYLE_LIST_BACKGROUND, "");
        }
        return builder.build();
    }

    private void loop() {
        while (!shell.left()) {
            try {
                String line = reader.readLine(prompt());
                shell.run(line);
                names.forget();
            } catch (UserInterruptException e) {
                // A line that was given up.
            } catch (EndOfFileException e) {
                return;
            }
        }
    }

    private String prompt() {
        String where = Printable.escape(shell.place().shown());
        int most = Math.max(20, terminal.getSize().getColumns() / 2);
        if (where.length() > most) {
            where = "…" + where.substring(where.length() - most + 1);
        }
        String prompt = "elasto " + where + "> ";
        return environment.terminal().color() ? BOLD + prompt + PLAIN : prompt;
    }

    private @Nullable String secret(String asked) {
        try {
            return reader.readLine(asked, NOT_SHOWN);
        } catch (UserInterruptException | EndOfFileException e) {
            return null;
        }
    }
}
