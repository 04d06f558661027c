package org.elasto.conformance.robustness;

/**
 * Something a server must not do.
 *
 * @param index of the mutant it did it on, -1 where it shows only at the end of the run
 * @param detail what was sent and what came back, for people
 */
record Finding(long seed, long index, Kind kind, String detail) {

    enum Kind {
        /** A 5xx that is not 501. */
        SERVER_ERROR,
        /** Neither an answer nor the end of the connection in time. */
        HANG,
        UNPARSABLE,
        /** A well-framed request whose connection was closed without a word. */
        NO_ANSWER,
        /** Something unsigned or wrongly signed was carried out. */
        FORGERY_ACCEPTED,
        /** A request inside another was answered. */
        HIDDEN_ANSWERED,
        MEMORY,
        /** The server itself has counted defects. */
        DEFECTS
    }

    @Override
    public String toString() {
        String where = index < 0 ? "at the end" : "--seed " + seed + " --index " + index;
        return kind + " (" + where + "): " + detail;
    }
}
