package org.elasto.client.nio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The attributes by name, as {@code Files.readAttributes(path, "elasto:etag,size")} asks for them. */
final class AttributeNames {

    /** The views there are. */
    static final Set<String> VIEWS = Set.of("basic", "elasto");

    private static final Map<String, Function<ElastoFileAttributes, @Nullable Object>> BASIC = basic();
    private static final Map<String, Function<ElastoFileAttributes, @Nullable Object>> ELASTO = elasto();

    private AttributeNames() {}

    private static Map<String, Function<ElastoFileAttributes, @Nullable Object>> basic() {
        Map<String, Function<ElastoFileAttributes, @Nullable Object>> known = new LinkedHashMap<>();
        known.put("lastModifiedTime", ElastoFileAttributes::lastModifiedTime);
        known.put("lastAccessTime", ElastoFileAttributes::lastAccessTime);
        known.put("creationTime", ElastoFileAttributes::creationTime);
        known.put("size", ElastoFileAttributes::size);
        known.put("isRegularFile", ElastoFileAttributes::isRegularFile);
        known.put("isDirectory", ElastoFileAttributes::isDirectory);
        known.put("isSymbolicLink", ElastoFileAttributes::isSymbolicLink);
        known.put("isOther", ElastoFileAttributes::isOther);
        known.put("fileKey", ElastoFileAttributes::fileKey);
        return known;
    }

    private static Map<String, Function<ElastoFileAttributes, @Nullable Object>> elasto() {
        Map<String, Function<ElastoFileAttributes, @Nullable Object>> known = new LinkedHashMap<>(BASIC);
        known.put("type", ElastoFileAttributes::type);
        known.put("etag", ElastoFileAttributes::etag);
        known.put("contentType", ElastoFileAttributes::contentType);
        known.put("location", ElastoFileAttributes::location);
        known.put("metadata", ElastoFileAttributes::metadata);
        known.put("lease", ElastoFileAttributes::lease);
        known.put("tier", ElastoFileAttributes::tier);
        known.put("version", ElastoFileAttributes::version);
        return known;
    }

    /** Whether all that is asked for is what a listing tells. */
    static boolean isBasic(String asked) {
        return asked.indexOf(':') < 0 || asked.startsWith("basic:");
    }

    /**
     * The values asked for; one that is not told is null.
     *
     * @throws UnsupportedOperationException if there is no such view
     * @throws IllegalArgumentException if there is no such attribute
     */
    static Map<String, @Nullable Object> read(ElastoFileAttributes attributes, String asked) {
        int colon = asked.indexOf(':');
        String view = colon < 0 ? "basic" : asked.substring(0, colon);
        Map<String, Function<ElastoFileAttributes, @Nullable Object>> known = known(view);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String name : List.of(asked.substring(colon + 1).split(",", -1))) {
            if (name.equals("*")) {
                known.forEach((each, reader) -> values.put(each, reader.apply(attributes)));
                continue;
            }
            Function<ElastoFileAttributes, @Nullable Object> reader = known.get(name);
            if (reader == null) {
                throw new IllegalArgumentException("the view " + view + " has no attribute \"" + name + "\"");
            }
            values.put(name, reader.apply(attributes));
        }
        return values;
    }

    private static Map<String, Function<ElastoFileAttributes, @Nullable Object>> known(String view) {
        return switch (view) {
            case "basic" -> BASIC;
            case "elasto" -> ELASTO;
            default -> throw new UnsupportedOperationException("there is no view " + view + ", only " + VIEWS);
        };
    }
}
