package org.elasto.emulator.azure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query of a request: decoded names and values in the order of arrival. Names compare without case. Immutable. */
public final class AzureQuery {

    /** A request without a query. */
    public static final AzureQuery EMPTY = new AzureQuery(List.of());

    /** More than any request has; a bound on what one request can make us hold. */
    private static final int LIMIT = 256;

    private final List<Parameter> parameters;

    /**
     * One name and its value.
     *
     * @param name as sent, decoded
     * @param value decoded; empty for a name without one
     */
    public record Parameter(String name, String value) {}

    private AzureQuery(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads a query as received.
     *
     * @throws AzureException InvalidUri for a broken escape, bytes that are no UTF-8, or more than 256 parameters
     */
    public static AzureQuery of(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return EMPTY;
        }
        List<Parameter> parameters = new ArrayList<>();
        int from = 0;
        while (from <= raw.length()) {
            int amp = raw.indexOf('&', from);
            int to = amp < 0 ? raw.length() : amp;
            if (to > from) {
                if (parameters.size() == LIMIT) {
                    throw new AzureException(AzureError.INVALID_URI);
                }
                int equals = raw.indexOf('=', from);
                int nameEnd = equals < 0 || equals > to ? to : equals;
                parameters.add(new Parameter(
                        PercentText.decodeQuery(raw.substring(from, nameEnd)),
                        PercentText.decodeQuery(raw.substring(Math.min(nameEnd + 1, to), to))));
            }
            from = to + 1;
        }
        return new AzureQuery(List.copyOf(parameters));
    }

    /** All parameters in the order of arrival. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Whether the name is there, with a value or without. */
    public boolean has(String name) {
        return first(name) != null;
    }

    /** The first value of a name, or null if the name is not there. */
    public @Nullable String first(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equalsIgnoreCase(name)) {
                return parameter.value();
            }
        }
        return null;
    }

    /** The first value of a name, or the empty text. */
    public String text(String name) {
        String value = first(name);
        return value == null ? "" : value;
    }
}
