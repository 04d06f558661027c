package org.elasto.conformance;

import java.io.PrintStream;

/**
 * How far a run has come, on one line that is written over where a person watches; silent where nobody does. Not
 * thread-safe.
 */
final class Progress {

    private static final int WIDTH = 76;

    private final PrintStream out;
    private final boolean shown;
    private int done;

    private Progress(PrintStream out, boolean shown) {
        this.out = out;
        this.shown = shown;
    }

    /** @param terminal whether a person sees {@code out} */
    static Progress on(PrintStream out, boolean terminal) {
        return new Progress(out, terminal);
    }

    /** One more test has ended. */
    void step(String site, String test) {
        done++;
        if (shown) {
            String line = done + "  " + site + "  " + test;
            out.printf("\r%-" + WIDTH + "s", line.length() > WIDTH ? line.substring(0, WIDTH) : line);
            out.flush();
        }
    }

    /** Clears the line. */
    void end() {
        if (shown) {
            out.print("\r" + " ".repeat(WIDTH) + "\r");
            out.flush();
        }
    }
}
