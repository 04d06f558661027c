package org.elasto.cli;

import java.util.ArrayList;
import java.util.List;

/** Takes a line apart as shells do: at white space, but for what is quoted or behind a backslash. */
final class ShellWords {

    private ShellWords() {}

    /**
     * The words of a line; none if it is blank or a comment.
     *
     * @throws CliException if a quote does not end
     */
    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean escapes = c == '\\' && quote != '\'' && i + 1 < line.length();
            if (escapes) {
                word.append(line.charAt(++i));
                begun = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                begun = true;
            } else if (Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else if (c == '#' && !begun) {
                return words;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quote != 0) {
            throw CliException.usage("the quote " + quote + " has no end");
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
