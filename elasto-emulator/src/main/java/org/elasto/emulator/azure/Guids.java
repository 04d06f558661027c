package org.elasto.emulator.azure;

import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** GUIDs in the forms .NET writes them in. */
public final class Guids {

    private static final int[] GROUPS = {8, 4, 4, 4, 12};

    private Guids() {}

    /**
     * Reads 32 digits, digits with hyphens, either of that in braces or parentheses, or the form of nested hexadecimal
     * numbers.
     *
     * @return 36 lower-case characters with hyphens; null if the text is no GUID
     */
    public static @Nullable String parse(String text) {
        String bare = text.strip();
        if (bare.startsWith("{0x") || bare.startsWith("{0X")) {
            return nested(bare);
        }
        boolean braces = bare.startsWith("{") && bare.endsWith("}");
        boolean parentheses = bare.startsWith("(") && bare.endsWith(")");
        if (braces || parentheses) {
            bare = bare.substring(1, bare.length() - 1);
            return bare.length() == 36 ? hyphenated(bare) : null;
        }
        return bare.length() == 32 ? grouped(bare) : hyphenated(bare);
    }

    private static @Nullable String hyphenated(String text) {
        if (text.length() != 36) {
            return null;
        }
        StringBuilder digits = new StringBuilder(32);
        for (int i = 0; i < 36; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen != (text.charAt(i) == '-')) {
                return null;
            }
            if (!hyphen) {
                digits.append(text.charAt(i));
            }
        }
        return grouped(digits.toString());
    }

    private static @Nullable String grouped(String digits) {
        StringBuilder out = new StringBuilder(36);
        int at = 0;
        for (int group : GROUPS) {
            out.append(out.length() == 0 ? "" : "-");
            for (int i = 0; i < group; i++) {
                char c = digits.charAt(at++);
                if (c >= 0x80 || Character.digit(c, 16) < 0) {
                    return null;
                }
                out.append(c);
            }
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    /** {0x00000000,0x0000,0x0000,{0x00,0x00,0x00,0x00,0x00,0x00,0x00,0x00}}: eleven numbers, leading zeros optional. */
    private static @Nullable String nested(String text) {
        StringBuilder digits = new StringBuilder(32);
        String rest = text;
        for (int i = 0; i < 11; i++) {
            String opening = i == 0 ? "{" : i == 3 ? ",{" : ",";
            int width = i == 0 ? 8 : i < 3 ? 4 : 2;
            if (!rest.regionMatches(true, 0, opening + "0x", 0, opening.length() + 2)) {
                return null;
            }
            int from = opening.length() + 2;
            int to = from;
            while (to < rest.length() && Character.digit(rest.charAt(to), 16) >= 0) {
                to++;
            }
            if (to == from || to - from > width) {
                return null;
            }
            digits.append("0".repeat(width - (to - from))).append(rest, from, to);
            rest = rest.substring(to);
        }
        return rest.equals("}}") ? grouped(digits.toString()) : null;
    }

    /** A new one, of version 4. */
    public static String random(RandomGenerator random) {
        long most = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long least = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(most, least).toString();
    }
}
