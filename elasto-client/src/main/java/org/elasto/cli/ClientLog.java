package org.elasto.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the client logs about its requests: silent unless debugging, then one line each on standard error. */
final class ClientLog extends Handler {

    /** Held for ever: the log manager itself forgets loggers that nobody holds. */
    private static final Logger CLIENT = Logger.getLogger("org.elasto");

    private final PrintStream err;
    private final Formatter text = new Formatter() {
        @Override
        public String format(LogRecord event) {
            return formatMessage(event);
        }
    };

    private ClientLog(PrintStream err) {
        this.err = err;
    }

    /** Drops Java's own handlers, and when debugging puts one of ours in their place. */
    static void configure(boolean debug, PrintStream err) {
        LogManager.getLogManager().reset();
        if (debug) {
            CLIENT.setLevel(Level.ALL);
            CLIENT.addHandler(new ClientLog(err));
        }
    }

    @Override
    public void publish(LogRecord event) {
        String name = String.valueOf(event.getLoggerName());
        err.printf(
                Locale.ROOT,
                "debug: %s: %s%n",
                name.substring(name.lastIndexOf('.') + 1),
                Printable.escape(text.format(event)));
        if (event.getThrown() != null) {
            event.getThrown().printStackTrace(err);
        }
    }

    @Override
    public void flush() {
        err.flush();
    }

    @Override
    public void close() {
        // standard error stays open
    }
}
