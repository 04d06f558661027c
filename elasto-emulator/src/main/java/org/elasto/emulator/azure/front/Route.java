package org.elasto.emulator.azure.front;

import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * How an operation is told from others. Immutable.
 *
 * @param methods any of them
 * @param level of what is addressed, in the terms of the service; null for all levels
 * @param restype empty for none
 * @param comp empty for none
 * @param headers that are there, names in lower case
 */
public record Route(List<String> methods, @Nullable Enum<?> level, String restype, String comp, List<String> headers) {

    /**
     * A route by method, level and query.
     *
     * @param methods one, or two with a comma between them
     * @param level null for all levels
     */
    public static Route of(String methods, @Nullable Enum<?> level, String restype, String comp) {
        int comma = methods.indexOf(',');
        List<String> each =
                comma < 0 ? List.of(methods) : List.of(methods.substring(0, comma), methods.substring(comma + 1));
        return new Route(each, level, restype, comp, List.of());
    }

    /** This route for requests only that have a header besides. */
    public Route with(String header) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        return new Route(methods, level, restype, comp, List.copyOf(more));
    }

    /** Whether requests by it change nothing. */
    public boolean isRead() {
        return methods.contains("GET") || methods.contains("HEAD");
    }

    /**
     * Whether it is the one of a request of that level, restype and comp, its method and headers left out.
     *
     * @param asked what the query names, empty for nothing
     */
    public boolean fits(Enum<?> of, String resource, String asked) {
        return (level == null || level == of)
                && (restype.isEmpty() || restype.equalsIgnoreCase(resource))
                && comp.equalsIgnoreCase(asked);
    }

    /** Whether a request has the headers. */
    public boolean fitsHeaders(Request request) {
        for (String header : headers) {
            if (request.header(header) == null) {
                return false;
            }
        }
        return true;
    }
}
