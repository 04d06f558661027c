package org.elasto.emulator.http;

/**
 * Where an answer breaks off, and how its connection ends there.
 *
 * @param after bytes of the body that still go out, behind a head that announces them all; negative for nothing at all
 * @param reset whether the connection is reset rather than closed
 */
public record BreakOff(long after, boolean reset) {

    /** Nothing is answered, the connection is closed. */
    public static final BreakOff CLOSED = new BreakOff(-1, false);

    /** Nothing is answered, the connection is reset. */
    public static final BreakOff RESET = new BreakOff(-1, true);

    /** The connection is closed in the midst of the body. */
    public static BreakOff inBody(long after) {
        return new BreakOff(after, false);
    }

    /** Whether not even the head goes out. */
    public boolean isSilent() {
        return after < 0;
    }
}
