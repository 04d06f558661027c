package org.elasto.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The process: the only place that knows standard streams, environment variables, signals and exit. */
public final class Main {

    private static final int BUFFER = 64 * 1024;
    private static final long CLEAN_UP_SECONDS = 10;

    private Main() {}

    /** Runs the tool; see {@code elasto --help}. */
    public static void main(String[] arguments) {
        // The HTTP engine logs through SLF4J, which would complain that nobody listens.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Interruption interruption = new Interruption();
        CountDownLatch ended = new CountDownLatch(1);
        FileChannel in = new FileInputStream(FileDescriptor.in).getChannel();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(interruption, in, ended), "interrupted"));
        int code;
        try {
            code = new Cli(environment(Channels.newInputStream(in), interruption)).run(arguments);
        } finally {
            ended.countDown();
        }
        System.exit(code);
    }

    /** After Ctrl-C the process lives on until uploads are taken back, but not for ever. */
    private static void cleanUp(Interruption interruption, FileChannel in, CountDownLatch ended) {
        if (ended.getCount() == 0) {
            return;
        }
        interruption.interrupt();
        try {
            in.close(); // wakes whoever waits for input; only channels can do that
            if (!ended.await(CLEAN_UP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("elasto: the service does not answer; an unfinished upload may be left there");
            }
        } catch (IOException e) {
            System.err.println("elasto: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Environment environment(InputStream in, Interruption interruption) {
        PrintStream out = new PrintStream(
                new GuardedOutput(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER), interruption),
                false,
                StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Environment(
                in,
                out,
                err,
                Terminal.of(terminals(), System.getenv()),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                ZoneId::systemDefault,
                System::nanoTime,
                interruption,
                debug -> ClientLog.configure(debug, err),
                Main::secret,
                Clients.ONE_EACH);
    }

    /** Asked only when standard input is a terminal: Java 22 and newer have a console without one, too. */
    @SuppressWarnings("SystemConsoleNull")
    private static @Nullable String secret(String prompt) {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("%s", prompt);
        return typed == null ? null : new String(typed);
    }

    /** Which streams are terminals: the launcher tells, because Java cannot know of each. */
    private static Set<Integer> terminals() {
        String told = System.getProperty("elasto.terminals", "");
        Set<Integer> streams = new TreeSet<>();
        told.chars().filter(c -> c >= '0' && c <= '2').forEach(c -> streams.add(c - '0'));
        return streams;
    }
}
