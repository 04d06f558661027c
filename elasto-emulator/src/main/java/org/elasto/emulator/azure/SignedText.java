package org.elasto.emulator.azure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.elasto.emulator.http.Request;

/**
 * A string to sign in its parts. Immutable.
 *
 * @param lines the verb and the values of the standard headers, in the order of the scheme
 * @param headers the x-ms headers, canonical, one each
 * @param resource the canonical resource, which may have several lines
 */
record SignedText(List<String> lines, List<String> headers, String resource) {

    /** The string to sign. */
    String text() {
        StringBuilder out = new StringBuilder(256);
        lines.forEach(line -> out.append(line).append('\n'));
        headers.forEach(header -> out.append(header).append('\n'));
        return out.append(resource).toString();
    }

    SignedText withLine(int index, String value) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(index, value);
        return new SignedText(changed, headers, resource);
    }

    SignedText withHeaders(List<String> changed) {
        return new SignedText(lines, changed, resource);
    }

    SignedText withResource(String changed) {
        return new SignedText(lines, headers, changed);
    }

    /**
     * The value of a header that may come once.
     *
     * @throws AzureException InvalidHeaderValue if it comes more than once
     */
    static String single(Request request, String name) {
        List<String> values = request.headers(name);
        if (values.size() > 1) {
            throw AzureException.invalidHeader(name, String.join(",", values));
        }
        return values.isEmpty() ? "" : PercentText.received(values.get(0));
    }

    /** The Date line: empty beside x-ms-date, which then is the date. */
    static String date(Request request) {
        return request.header("x-ms-date") == null ? single(request, "Date") : "";
    }

    /** The x-ms headers in canonical form, ordered by their names. */
    static List<String> canonicalHeaders(Request request, ApiVersion version, Comparator<String> order) {
        TreeMap<String, String> sorted = new TreeMap<>(order);
        for (String name : request.headerNames()) {
            if (name.regionMatches(true, 0, "x-ms-", 0, 5)) {
                String value = folded(single(request, name));
                if (!value.isEmpty() || version.atLeast(ApiVersion.EMPTY_HEADERS_SIGNED)) {
                    sorted.put(name.toLowerCase(Locale.ROOT), value);
                }
            }
        }
        List<String> canonical = new ArrayList<>(sorted.size());
        sorted.forEach((name, value) -> canonical.add(name + ':' + value));
        return canonical;
    }

    /** Runs of white space become one blank, except between quotes; none is left at the ends. */
    static String folded(String value) {
        StringBuilder out = new StringBuilder(value.length());
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            quoted ^= c == '"';
            boolean blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
            if (!blank || quoted) {
                out.append(c);
            } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return out.toString().strip();
    }

    /** The paths a client may have signed: the one received, and the primary's where it is the secondary's. */
    static List<String> paths(Request request, String account) {
        String path = PercentText.received(request.rawPath());
        String secondary = '/' + account + "-secondary";
        if (path.equals(secondary) || path.startsWith(secondary + '/')) {
            return Arrays.asList(path, '/' + account + path.substring(secondary.length()));
        }
        return List.of(path);
    }

    /** The orders of names that clients use: plain, and the service's own where it makes a difference. */
    static List<List<String>> headerOrders(Request request, ApiVersion version) {
        List<String> plain = canonicalHeaders(request, version, Comparator.naturalOrder());
        List<String> culture = canonicalHeaders(request, version, CultureOrder.INSTANCE);
        return plain.equals(culture) ? List.of(plain) : List.of(plain, culture);
    }
}
