package org.elasto.emulator.azure.front;

import java.util.Locale;

/** The rows of the documentation's tables of operations. */
public final class OperationTable {

    private OperationTable() {}

    public static String row(String title, Route route, boolean built) {
        return "| " + title + " | " + level(route) + " | " + request(route) + " | " + (built ? "built" : "501")
                + " |\n";
    }

    private static String level(Route route) {
        return route.level() == null ? "any" : route.level().name().toLowerCase(Locale.ROOT);
    }

    private static String request(Route route) {
        StringBuilder out = new StringBuilder("`" + String.join(", ", route.methods()));
        String separator = " ?";
        if (!route.restype().isEmpty()) {
            out.append(separator + "restype=" + route.restype());
            separator = "&";
        }
        if (!route.comp().isEmpty()) {
            out.append(separator + "comp=" + route.comp());
        }
        out.append('`');
        if (!route.headers().isEmpty()) {
            out.append(" with `" + String.join("`, `", route.headers()) + '`');
        }
        return out.toString();
    }
}
