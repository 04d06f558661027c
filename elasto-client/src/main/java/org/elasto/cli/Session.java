package org.elasto.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.Elasto;
import org.elasto.client.FileType;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.jspecify.annotations.Nullable;

/** One run of one command: the client, made when first needed, and where results go. */
final class Session implements AutoCloseable {

    private final GlobalOptions globals;
    private final Environment environment;
    private final Printer printer;
    private @Nullable Elasto client;

    /** What standard output is for. */
    enum Shape {
        LINES,
        DETAILED_LINES,
        BYTES
    }

    /** Something done for one of several names. */
    interface Action {
        void accept(String name);
    }

    Session(GlobalOptions globals, Environment environment, Shape shape) {
        this.globals = globals;
        this.environment = environment;
        this.printer = Printer.of(globals, environment, shape);
    }

    synchronized Elasto client() {
        if (client == null) {
            environment.log().accept(globals.debug());
            Profile stored = profile();
            String warning = stored.warning();
            if (warning != null) {
                printer.warning(warning);
            }
            Connection connection = globals.connection();
            client = environment
                    .clients()
                    .open(
                            new Clients.Wanted(connection, stored.values()),
                            () -> connection.config(environment.variables(), stored));
        }
        return client;
    }

    /** The profile of elasto config that is in use. */
    Profile profile() {
        return Profile.of(globals.connection().profile(), environment.variables());
    }

    Printer printer() {
        return printer;
    }

    GlobalOptions globals() {
        return globals;
    }

    Interruption interruption() {
        return environment.interruption();
    }

    Environment environment() {
        return environment;
    }

    InputStream in() {
        return environment.in();
    }

    OutputStream out() {
        return environment.out();
    }

    /** A process in the directory that relative paths start from, with our streams. */
    ProcessBuilder process(List<String> command) {
        return new ProcessBuilder(command)
                .directory(environment.directory().toFile())
                .inheritIO();
    }

    /** A clock for spans of time. */
    long nanoTime() {
        return environment.nanoTime().getAsLong();
    }

    Operand operand(String typed) {
        return Operand.parse(typed, environment.directory());
    }

    /** Where transfers that were begun are noted; null for nowhere. */
    @Nullable
    Path journals() {
        Path state = StateDirectory.of(environment.variables());
        return state == null ? null : state.resolve("transfers");
    }

    /** Starts to show how far many transfers are. */
    ProgressBoard progressBoard(String name) {
        boolean wanted = globals.progress() && (environment.terminal().err() || !globals.json());
        return new ProgressBoard(environment, wanted, name);
    }

    /** Starts to show how far a transfer is. */
    Progress progress(String name) {
        return new Progress(environment, globals.progress(), name);
    }

    /**
     * Does something for each name. With one name a failure rises; with several it is told and the next one comes.
     *
     * @param command for the advice that goes with a failure
     */
    ExitCode each(String command, List<String> names, Action action) {
        if (names.size() == 1) {
            action.accept(names.get(0));
            return ExitCode.OK;
        }
        ExitCode exit = ExitCode.OK;
        for (String name : names) {
            exit = tried(command, () -> action.accept(name)) ? exit : ExitCode.SOME_FAILED;
        }
        return exit;
    }

    /**
     * Does something for each thing that the names stand for, which may be patterns. With one name that is none a failure
     * rises, as does that of a pattern that matches nothing; all others are told and the next one comes.
     */
    ExitCode eachMatch(String command, List<String> names, Consumer<Match> action) {
        boolean[] failed = new boolean[1];
        ExitCode exit = each(command, names, name -> {
            Glob glob = glob(name);
            if (glob == null) {
                action.accept(Match.of(operand(name)));
            } else {
                glob.each(this, match -> failed[0] |= !tried(command, () -> action.accept(match)));
            }
        });
        return failed[0] ? ExitCode.SOME_FAILED : exit;
    }

    /** The pattern that a name is; null if it is none. */
    @Nullable
    Glob glob(String typed) {
        return globals.globs() ? Glob.parse(typed, environment.directory()) : null;
    }

    /** Whether it went well; if not, why has been told. */
    private boolean tried(String command, Runnable action) {
        interruption().check();
        try {
            action.run();
            return true;
        } catch (StorageException | CliException | UncheckedIOException e) {
            interruption().check();
            printer.failure(Failure.of(e).during(command));
            return false;
        }
    }

    /** Whether going through a tree goes into this: not through symbolic links, which may lead in circles. */
    static boolean mayDescend(DirectoryEntry entry) {
        return entry.stat().type() != FileType.FILE && mayDescend(entry.uri());
    }

    static boolean mayDescend(StorageUri directory) {
        return !directory.scheme().equals("file")
                || !Files.isSymbolicLink(Path.of("/" + withoutSlash(directory.key())));
    }

    private static String withoutSlash(String key) {
        return key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
    }

    @Override
    public void close() {
        printer.flush();
        if (client != null) {
            environment.clients().close(client);
        }
    }
}
