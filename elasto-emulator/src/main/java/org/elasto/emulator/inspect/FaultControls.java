package org.elasto.emulator.inspect;

import java.util.List;

/** What the administration port does to the faults of an emulator. Thread-safe. */
public interface FaultControls {

    /**
     * A fault and how it fares.
     *
     * @param fault its text
     * @param matched how many requests it was for
     * @param struck how many of them it has struck
     */
    record Standing(long id, String fault, long matched, long struck) {}

    /** All there are. */
    List<Standing> list();

    /**
     * Adds one.
     *
     * @param text with blanks between its words
     * @throws IllegalArgumentException what is wrong with the text
     */
    Standing add(String text);

    /** Removes one; false where there is none of that number. */
    boolean remove(long id);

    /** Removes all. */
    void clear();
}
