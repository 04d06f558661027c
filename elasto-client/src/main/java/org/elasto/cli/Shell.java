package org.elasto.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.elasto.client.Elasto;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileType;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.jspecify.annotations.Nullable;

/**
 * Runs one line after the other: the commands of the tool, and a few of its own that say where one is. Knows nothing of
 * terminals. For use by one thread, but for {@link #interrupt}.
 */
final class Shell implements AutoCloseable {

    private static final int LONGEST_LINE = 1 << 20;

    private final Environment outer;
    private final GlobalOptions globals;
    private final Function<String, @Nullable String> secret;
    private final KeptClients clients = new KeptClients();
    private Place start;
    private volatile Place place;
    private volatile Interruption running;
    private int lastFailure;
    private boolean left;

    /**
     * Begins at a place.
     *
     * @param outer what the process has
     * @param globals options that hold for every command
     * @param secret asks for a secret
     */
    Shell(Environment outer, GlobalOptions globals, Function<String, @Nullable String> secret, Place start) {
        this.outer = outer;
        this.globals = globals;
        this.secret = secret;
        this.start = start;
        this.place = start;
        this.running = outer.interruption();
    }

    Place place() {
        return place;
    }

    GlobalOptions globals() {
        return globals;
    }

    /** Whether somebody said exit. */
    boolean left() {
        return left;
    }

    /** The exit code of the command that failed last; 0 if none did. */
    int lastFailure() {
        return lastFailure;
    }

    /** Stops the command that runs. */
    void interrupt() {
        running.interrupt();
    }

    /** The client that commands use, for looking at names. */
    Elasto client() {
        Session session = new Session(globals, environment(outer.interruption()), Session.Shape.LINES);
        return session.client(); // kept, so nobody has to close it
    }

    /** The names of its own commands. */
    static Set<String> builtins() {
        return new TreeSet<>(Set.of("cd", "pwd", "lcd", "lpwd", "help", "exit"));
    }

    /** Goes where the shell is to begin, and tells whether it is there. */
    int begin(String typed) {
        int code = run(() -> List.of("cd", typed));
        if (code == ExitCode.OK.code()) {
            start = place;
        }
        return code;
    }

    /** Runs a line and tells how it ended. */
    int run(String line) {
        return run(() -> ShellWords.split(line));
    }

    private int run(Supplier<List<String>> line) {
        Interruption interruption = new Interruption();
        running = interruption;
        Environment environment = environment(interruption);
        int code;
        try {
            List<String> words = line.get();
            code = words.isEmpty() ? ExitCode.OK.code() : run(words, environment);
        } catch (CliException | StorageException | UncheckedIOException e) {
            Printer printer = Printer.of(globals, environment, Session.Shape.LINES);
            Failure failure = Failure.of(e).during("cd");
            printer.failure(failure);
            printer.flush();
            code = failure.exit().code();
        }
        outer.out().flush();
        outer.err().flush();
        if (code != ExitCode.OK.code()) {
            lastFailure = code;
        }
        return code;
    }

    private int run(List<String> words, Environment environment) {
        String command = words.get(0);
        List<String> operands = words.subList(1, words.size());
        if (command.equals("shell")) {
            throw CliException.usage("this is a shell already; cd goes elsewhere");
        }
        if (!builtins().contains(command)) {
            return new Cli(environment, this).run(words.toArray(new String[0]));
        }
        if (command.equals("help")) {
            return help(operands, environment);
        }
        if (operands.size() > 1 || (!operands.isEmpty() && !command.endsWith("cd"))) {
            throw CliException.usage(command + " takes " + (command.endsWith("cd") ? "one name" : "no names"));
        }
        String operand = operands.isEmpty() ? null : operands.get(0);
        switch (command) {
            case "cd" -> place = operand == null ? start : new Place(directory(operand), place.local());
            case "lcd" -> place = new Place(place.remote(), operand == null ? start.local() : localDirectory(operand));
            case "pwd" -> outer.out().println(Printable.escape(place.shown()));
            case "lpwd" -> outer.out().println(Printable.escape(place.local().toString()));
            default -> left = true;
        }
        return ExitCode.OK.code();
    }

    private int help(List<String> operands, Environment environment) {
        if (!operands.isEmpty() && !builtins().contains(operands.get(0))) {
            List<String> words = new ArrayList<>(operands);
            words.add("--help");
            return new Cli(environment, this).run(words.toArray(new String[0]));
        }
        outer.out().print("""
                cd [URI]      go to a directory; without a name to where the shell began
                pwd           show where that is
                lcd [DIR]     go to a local directory, for what help calls FILE
                lpwd          show where that is
                help [NAME]   show this, or the help of a command
                exit          leave, as does Ctrl-D; Ctrl-C stops what runs

                Names are below the directory of pwd; /NAME starts at the root of the service, ../NAME one
                up. FILE is a local file, below that of lpwd; file:NAME is one, too, wherever a URI may stand.

                """);
        outer.out().println("Commands of elasto: " + String.join(" ", Commands.all()));
        return ExitCode.OK.code();
    }

    private StorageUri directory(String typed) {
        StorageUri uri = Operand.parse(place.resolve(typed), place.local()).uri();
        if (!uri.isRoot()) {
            StorageUri looked = uri.isContainer() || uri.holdsContainers() ? uri : withoutSlash(uri);
            if (client().stat(looked).type() == FileType.FILE) {
                throw CliException.usage(typed + " is a file, not a directory");
            }
        }
        return Place.of(uri, place.local()).remote();
    }

    private static StorageUri withoutSlash(StorageUri uri) {
        String key = uri.key();
        return key.length() > 1 && key.endsWith("/") ? uri.withKey(key.substring(0, key.length() - 1)) : uri;
    }

    private Path localDirectory(String typed) {
        Path path = Path.of(place.resolveLocal(typed)).normalize();
        if (!Files.isDirectory(path)) {
            throw new CliException(
                    Failure.local(ExitCode.NOT_FOUND, ErrorKind.NOT_FOUND.name(), path + " is no directory"));
        }
        return path;
    }

    private Environment environment(Interruption interruption) {
        return new Environment(
                new NoInput(),
                outer.out(),
                outer.err(),
                outer.terminal(),
                outer.variables(),
                place.local(),
                outer.zone(),
                outer.nanoTime(),
                interruption,
                outer.log(),
                secret,
                clients);
    }

    /**
     * Runs the lines of a script to its end, whatever fails of them, and tells how the last that failed ended.
     *
     * @param lines in UTF-8
     */
    int script(InputStream lines) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int b = lines.read();
            while (b >= 0 && !left) {
                line.reset();
                for (; b >= 0 && b != '\n'; b = lines.read()) {
                    line.write(b);
                    if (line.size() > LONGEST_LINE) {
                        throw CliException.usage("a line has more than " + LONGEST_LINE + " bytes");
                    }
                }
                run(line.toString(StandardCharsets.UTF_8));
                outer.interruption().check();
                b = left ? -1 : lines.read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lastFailure;
    }

    @Override
    public void close() {
        clients.close();
    }

    /** Standard input is the shell's own. */
    private static final class NoInput extends InputStream {
        @Override
        public int read() throws IOException {
            return read(new byte[1], 0, 1);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("standard input belongs to the shell; give the name of a file");
        }
    }
}
