package org.elasto.emulator.azure.front;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of the documentation's tables of operations. */
public final class OperationTable {

    private OperationTable() {}

    /** The whole page of a service. */
    public static String page(String service, Stream<String> rows) {
        return """
                # Operations of the %s emulator

                Generated from the router; a test keeps it so. What is not built answers 501 with the service's error
                document.

                | Operation | Level | Request | State |
                |---|---|---|---|
                """.formatted(service) + rows.collect(Collectors.joining());
    }

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
