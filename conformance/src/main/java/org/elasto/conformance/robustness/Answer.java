package org.elasto.conformance.robustness;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * One final answer.
 *
 * @param headers lines, names in lower case
 */
record Answer(int status, List<String> headers, byte[] body) {

    /** The first value of a header; empty if there is none. */
    String header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ':';
        for (String line : headers) {
            if (line.startsWith(start)) {
                return line.substring(start.length()).strip();
            }
        }
        return "";
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }
}
