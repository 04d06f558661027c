package org.elasto.cli;

import org.elasto.client.DirectoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * What a name on the command line stands for, or one of several things that a pattern stands for.
 *
 * @param operand the thing itself
 * @param below where it is below the directory in which the pattern begins, names with slashes between them; without a
 *     pattern its own name
 * @param listed what a listing told of it; null if it was named by itself
 */
record Match(Operand operand, String below, @Nullable DirectoryEntry listed) {

    /** Named by itself. */
    static Match of(Operand operand) {
        return new Match(operand, operand.uri().name(), null);
    }
}
