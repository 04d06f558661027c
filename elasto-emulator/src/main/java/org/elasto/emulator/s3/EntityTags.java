package org.elasto.emulator.s3;

/** Entity tags as clients write them: quoted or not, several with commas, or a star for any. */
final class EntityTags {

    private EntityTags() {}

    /** Whether a condition's value names {@code etag}, which has no quotes. */
    static boolean match(String value, String etag) {
        int from = 0;
        while (from <= value.length()) {
            int comma = value.indexOf(',', from);
            int to = comma < 0 ? value.length() : comma;
            String tag = unquote(value.substring(from, to));
            if (tag.equals(etag) || tag.equals("*")) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    /** A tag without the quotes that may stand around it, raw or escaped twice over. */
    static String unquote(String tag) {
        String bare = tag.strip();
        if (bare.startsWith("W/")) {
            bare = bare.substring(2);
        }
        if (bare.startsWith("&quot;") && bare.endsWith("&quot;") && bare.length() >= 12) {
            return bare.substring(6, bare.length() - 6);
        }
        int from = bare.startsWith("\"") ? 1 : 0;
        int to = bare.length() > from && bare.endsWith("\"") ? bare.length() - 1 : bare.length();
        return bare.substring(from, to);
    }
}
