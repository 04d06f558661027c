package org.elasto.emulator.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a protocol calls its operations and errors, for people who speak of its requests. Immutable.
 *
 * @param operations letters and digits only
 * @param errors codes as they stand on the wire
 * @param usual the code that a service answers with a status whatever it is asked, by status
 */
public record Vocabulary(List<String> operations, List<String> errors, Map<Integer, String> usual) {

    public Vocabulary {
        operations = List.copyOf(operations);
        errors = List.copyOf(errors);
        usual = Map.copyOf(usual);
    }

    /** A title as one word: {@code PutBlockList} for {@code Put Block List}. */
    public static String word(String title) {
        StringBuilder word = new StringBuilder(title.length());
        for (int i = 0; i < title.length(); i++) {
            char c = title.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            }
        }
        return word.toString();
    }

    /** An operation by its name, in any case of letters and with blanks or without; null for one that there is not. */
    public @Nullable String operation(String name) {
        return find(operations, word(name));
    }

    /** An error by its code, in any case of letters, or by a status that has a usual one; null for one that there is not. */
    public @Nullable String error(String codeOrStatus) {
        for (Map.Entry<Integer, String> each : usual.entrySet()) {
            if (each.getKey().toString().equals(codeOrStatus)) {
                return each.getValue();
            }
        }
        return find(errors, codeOrStatus);
    }

    private static @Nullable String find(List<String> words, String asked) {
        for (String word : words) {
            if (word.equalsIgnoreCase(asked)) {
                return word;
            }
        }
        return null;
    }
}
