package org.elasto.conformance.exerciser;

/** What can be done with a file, and how often it is. */
enum Move {
    READ(20),
    READ_STREAM(8),
    WRITE(22),
    WRITE_STREAM(6),
    TRUNCATE(6),
    PUNCH(6),
    SPLICE(7),
    LIST_RANGES(3),
    STAT(3),
    COMMIT(10),
    REOPEN(4),
    REPLACE(1),
    REMOVE(1),
    LOOK(3),
    REFUSED(3);

    private static final int ALL = total();

    private final int weight;

    Move(int weight) {
        this.weight = weight;
    }

    private static int total() {
        int total = 0;
        for (Move move : values()) {
            total += move.weight;
        }
        return total;
    }

    static Move next(Chance chance) {
        int left = chance.below(ALL);
        for (Move move : values()) {
            left -= move.weight;
            if (left < 0) {
                return move;
            }
        }
        throw new IllegalStateException("the weights are more than all of them");
    }
}
