package org.elasto.cli;

import java.util.Map;
import java.util.Set;

/**
 * Which of the streams a person looks at, and how.
 *
 * @param in whether standard input is a terminal
 * @param out whether standard output is a terminal
 * @param err whether standard error is a terminal that can move its cursor
 * @param columns the width of that terminal
 * @param color whether colours are welcome
 */
record Terminal(boolean in, boolean out, boolean err, int columns, boolean color) {

    private static final int USUAL_COLUMNS = 80;

    /** Nobody looks: pipes and files. */
    static final Terminal NONE = new Terminal(false, false, false, USUAL_COLUMNS, false);

    /**
     * Puts together what the process knows.
     *
     * @param streams the numbers of the streams that are terminals: 0, 1, 2
     * @param variables of the process: {@code COLUMNS}, {@code TERM} and {@code NO_COLOR} count
     */
    static Terminal of(Set<Integer> streams, Map<String, String> variables) {
        boolean dumb = "dumb".equals(variables.get("TERM"));
        boolean color = variables.getOrDefault("NO_COLOR", "").isEmpty() && !dumb;
        return new Terminal(
                streams.contains(0),
                streams.contains(1),
                streams.contains(2) && !dumb,
                columns(variables.getOrDefault("COLUMNS", "")),
                color);
    }

    private static int columns(String text) {
        try {
            int columns = Integer.parseInt(text);
            return columns > 0 ? columns : USUAL_COLUMNS;
        } catch (NumberFormatException e) {
            return USUAL_COLUMNS;
        }
    }
}
