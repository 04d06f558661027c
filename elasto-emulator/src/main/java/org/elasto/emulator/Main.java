package org.elasto.emulator;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The emulator as a program of its own. */
public final class Main {

    /** Held on to: a logger nobody refers to is collected, and its level with it. */
    private static final List<Logger> CHATTY = List.of(
            Logger.getLogger("io.undertow"), Logger.getLogger("org.xnio"), Logger.getLogger("org.jboss.threads"));

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        int status = run(List.of(arguments), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** All but the end of the JVM: the exit code. Serves until the JVM ends. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(Options.HELP);
            return 0;
        }
        if (arguments.contains("--version")) {
            String version = Main.class.getPackage().getImplementationVersion();
            out.println("elasto emulator " + (version == null ? "(unpackaged)" : version));
            return 0;
        }
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (Options.UsageException e) {
            err.println("elasto emulator: " + e.getMessage());
            return 2;
        }
        return serve(options, out, err);
    }

    private static int serve(Options options, PrintStream out, PrintStream err) throws InterruptedException {
        quieten();
        Emulator emulator;
        try {
            emulator = Emulator.start(options.config());
        } catch (UncheckedIOException e) {
            err.println(
                    "elasto emulator: " + Objects.requireNonNull(e.getCause()).getMessage()
                            + "; choose others with --s3-port, --blob-port, --file-port, --management-port, --admin-port and --proxy-port, 0 for any");
            return 1;
        }
        if (options.readyFile() != null) {
            try {
                ReadyFile.write(options.readyFile(), emulator);
            } catch (IOException e) {
                emulator.close();
                err.println("elasto emulator: cannot write " + options.readyFile() + ": " + e);
                return 1;
            }
        }
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            emulator.close();
            end.countDown();
        }));
        Banner.print(emulator, out);
        end.await();
        return 0;
    }

    /** The banner says all that the libraries would say about starting. */
    private static void quieten() {
        for (Logger chatty : CHATTY) {
            chatty.setLevel(Level.WARNING);
        }
    }
}
