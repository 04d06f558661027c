package org.elasto.cli;

import java.io.PrintStream;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Draws how far a transfer is, over and over on the same line of a terminal, at most ten times a second. May be told of
 * bytes by several threads.
 */
final class Progress implements AutoCloseable {

    private static final long INTERVAL_NANOS = 100_000_000;
    private static final String ERASE_TO_END_OF_LINE = "\033[K";

    private final PrintStream terminal;
    private final int columns;
    private final LongSupplier nanoTime;
    private final boolean shown;
    private final String name;
    private final Rate rate;
    private long nextNanos;
    private boolean drawn;

    /**
     * Begins with nothing done; the first line comes only after a while, so that short transfers show none.
     *
     * @param environment gives the terminal; without one nothing is ever drawn
     * @param wanted whether anything is to be drawn at all
     * @param name what is being moved
     */
    Progress(Environment environment, boolean wanted, String name) {
        this.terminal = environment.err();
        this.columns = environment.terminal().columns();
        this.nanoTime = environment.nanoTime();
        this.shown = wanted && environment.terminal().err();
        this.name = Printable.escape(name);
        long now = nanoTime.getAsLong();
        this.rate = new Rate(now);
        this.nextNanos = now + 3 * INTERVAL_NANOS;
    }

    /** Takes note of how far it is. */
    synchronized void update(long done, OptionalLong total) {
        if (!shown) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - nextNanos >= 0) {
            nextNanos = now + INTERVAL_NANOS;
            double perSecond = rate.update(now, done);
            // The last column stays free: some terminals wrap as soon as it is written.
            String line = new ProgressLine(name, done, total.orElse(-1), perSecond).render(columns - 1);
            terminal.print("\r" + line + ERASE_TO_END_OF_LINE);
            terminal.flush();
            drawn = true;
        }
    }

    /** Wipes the line, so that what is printed next stands alone. */
    @Override
    public synchronized void close() {
        if (drawn) {
            terminal.print("\r" + ERASE_TO_END_OF_LINE);
            terminal.flush();
            drawn = false;
        }
    }
}
