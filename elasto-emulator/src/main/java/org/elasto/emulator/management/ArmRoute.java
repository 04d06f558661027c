package org.elasto.emulator.management;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an operation is told from others: by method and path. Immutable.
 *
 * @param methods any of them
 * @param path as the documentation writes it, with the names of what varies in braces; {@code **} at its end stands for
 *     anything that follows
 * @param segments of the path
 */
record ArmRoute(List<String> methods, String path, List<String> segments) {

    private static final String REST = "**";

    /**
     * A route.
     *
     * @param methods with commas between them
     */
    static ArmRoute of(String methods, String path) {
        return new ArmRoute(parts(methods, ','), path, parts(path.substring(1), '/'));
    }

    /** What is between separators; without one at the end. */
    static List<String> parts(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + 1;
        }
        if (from < text.length()) {
            parts.add(text.substring(from));
        }
        return List.copyOf(parts);
    }

    /**
     * What varies, by its name in the path; letters of the rest compare in any case.
     *
     * @return null if the path is none of this route
     */
    @Nullable
    Map<String, String> match(List<String> asked) {
        boolean open = segments.get(segments.size() - 1).equals(REST);
        int fixed = open ? segments.size() - 1 : segments.size();
        if (open ? asked.size() <= fixed : asked.size() != fixed) {
            return null;
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < fixed; i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{")) {
                variables.put(segment.substring(1, segment.length() - 1), asked.get(i));
            } else if (!segment.equalsIgnoreCase(asked.get(i))) {
                return null;
            }
        }
        return variables;
    }
}
