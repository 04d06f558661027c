package org.elasto.emulator.blob;

import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * How an operation is told from others. Immutable.
 *
 * @param methods any of them
 * @param level null for all levels
 * @param restype empty for none
 * @param comp empty for none
 * @param headers that are there, names in lower case
 */
record Route(
        List<String> methods, BlobTarget.@Nullable Level level, String restype, String comp, List<String> headers) {

    static Route service(String methods, String restype, String comp) {
        return new Route(split(methods), BlobTarget.Level.SERVICE, restype, comp, List.of());
    }

    static Route container(String methods, String comp) {
        return new Route(split(methods), BlobTarget.Level.CONTAINER, "container", comp, List.of());
    }

    static Route blob(String methods, String comp) {
        return new Route(split(methods), BlobTarget.Level.BLOB, "", comp, List.of());
    }

    static Route any(String methods, String restype, String comp) {
        return new Route(split(methods), null, restype, comp, List.of());
    }

    private static List<String> split(String methods) {
        int comma = methods.indexOf(',');
        return comma < 0 ? List.of(methods) : List.of(methods.substring(0, comma), methods.substring(comma + 1));
    }

    /** This route for requests only that have a header besides. */
    Route with(String header) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        return new Route(methods, level, restype, comp, List.copyOf(more));
    }

    boolean isRead() {
        return methods.contains("GET") || methods.contains("HEAD");
    }

    /**
     * Whether it is the one of a request of that level, restype and comp, its method and headers left out.
     *
     * @param asked what the query names, empty for nothing
     */
    boolean fits(BlobTarget.Level of, String resource, String asked) {
        return (level == null || level == of)
                && (restype.isEmpty() || restype.equalsIgnoreCase(resource))
                && comp.equalsIgnoreCase(asked);
    }

    /** Whether a request has the headers. */
    boolean fitsHeaders(Request request) {
        for (String header : headers) {
            if (request.header(header) == null) {
                return false;
            }
        }
        return true;
    }
}
