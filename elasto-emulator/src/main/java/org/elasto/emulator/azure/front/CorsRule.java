package org.elasto.emulator.azure.front;

import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.XmlDocument;

/**
 * What pages of other origins may do. Immutable.
 *
 * @param origins that the rule is for; {@code *} for any
 * @param methods in upper case
 * @param allowedHeaders of requests: names, or prefixes with a star; names come first
 * @param exposedHeaders of answers, likewise
 * @param maxAge for which a browser may remember the answer to a preflight, in seconds
 */
public record CorsRule(
        List<String> origins,
        List<String> methods,
        List<String> allowedHeaders,
        List<String> exposedHeaders,
        int maxAge) {

    private static final String ANY = "*";
    private static final int MOST_RULES = 5;
    private static final int MOST_ORIGINS = 64;
    private static final int MOST_HEADERS = 64;
    private static final int MOST_PREFIXES = 2;
    private static final List<String> METHODS =
            List.of("DELETE", "GET", "HEAD", "MERGE", "PATCH", "POST", "OPTIONS", "PUT");

    /**
     * Reads the rule just entered.
     *
     * @throws AzureException InvalidXmlDocument or InvalidXmlNodeValue
     */
    public static CorsRule read(RequestXml xml) {
        List<String> origins = null;
        List<String> methods = null;
        List<String> allowed = List.of();
        List<String> exposed = List.of();
        int maxAge = -1;
        for (String child = xml.child(); child != null; child = xml.child()) {
            switch (child) {
                case "AllowedOrigins" -> origins = words(xml.text());
                case "AllowedMethods" -> methods = words(xml.text());
                case "AllowedHeaders" -> allowed = namesFirst(words(xml.text()));
                case "ExposedHeaders" -> exposed = namesFirst(words(xml.text()));
                case "MaxAgeInSeconds" -> maxAge = xml.number(child);
                default -> throw xml.unexpected(child);
            }
        }
        if (origins == null || origins.isEmpty() || methods == null || methods.isEmpty() || maxAge < 0) {
            throw xml.refused("A CORS rule names origins, methods and a maximal age.");
        }
        if (!METHODS.containsAll(methods)) {
            throw RequestXml.invalid("AllowedMethods", String.join(",", methods));
        }
        if (origins.size() > MOST_ORIGINS || !isHeaderList(allowed) || !isHeaderList(exposed)) {
            throw xml.refused("A CORS rule names at most 64 origins, 64 headers and 2 prefixes of headers.");
        }
        return new CorsRule(origins, methods, allowed, exposed, maxAge);
    }

    /**
     * Reads the rules of the element just entered.
     *
     * @throws AzureException InvalidXmlDocument or InvalidXmlNodeValue
     */
    public static List<CorsRule> readAll(RequestXml xml) {
        List<CorsRule> rules = new ArrayList<>();
        for (String child = xml.child(); child != null; child = xml.child()) {
            if (!child.equals("CorsRule")) {
                throw xml.unexpected(child);
            }
            rules.add(read(xml));
        }
        if (rules.size() > MOST_RULES) {
            throw xml.refused("There are at most five CORS rules.");
        }
        return List.copyOf(rules);
    }

    private static boolean isHeaderList(List<String> headers) {
        long prefixes = headers.stream()
                .filter(CorsRule::isPrefix)
                .filter(header -> !header.equals(ANY))
                .count();
        return prefixes <= MOST_PREFIXES && headers.size() - prefixes <= MOST_HEADERS;
    }

    private static boolean isPrefix(String header) {
        return header.endsWith(ANY);
    }

    /** The words of a list with commas. */
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
        return List.copyOf(words);
    }

    private static List<String> namesFirst(List<String> headers) {
        List<String> sorted = new ArrayList<>(headers);
        sorted.removeIf(CorsRule::isPrefix);
        headers.stream().filter(CorsRule::isPrefix).forEach(sorted::add);
        return List.copyOf(sorted);
    }

    /** Writes it as an element of a list of rules. */
    public void write(XmlDocument out) {
        out.open("CorsRule")
                .element("AllowedMethods", String.join(",", methods))
                .element("AllowedOrigins", String.join(",", origins))
                .element("AllowedHeaders", String.join(",", allowedHeaders))
                .element("ExposedHeaders", String.join(",", exposedHeaders))
                .element("MaxAgeInSeconds", Integer.toString(maxAge))
                .close("CorsRule");
    }

    /** Whether it is for every origin. */
    public boolean isForAny() {
        return origins.contains(ANY);
    }

    /** Whether it is for pages of that origin that send that method. */
    public boolean isFor(String origin, String method) {
        return methods.contains(method) && (isForAny() || origins.contains(origin));
    }

    /** Whether requests may have all these headers. */
    public boolean allows(List<String> headers) {
        return headers.stream().allMatch(header -> matches(allowedHeaders, header));
    }

    /** Whether pages may see a header of an answer. */
    public boolean exposes(String header) {
        return matches(exposedHeaders, header);
    }

    private static boolean matches(List<String> patterns, String header) {
        for (String pattern : patterns) {
            int length = pattern.length() - 1;
            boolean fits = isPrefix(pattern)
                    ? header.regionMatches(true, 0, pattern, 0, length)
                    : header.equalsIgnoreCase(pattern);
            if (fits) {
                return true;
            }
        }
        return false;
    }
}
