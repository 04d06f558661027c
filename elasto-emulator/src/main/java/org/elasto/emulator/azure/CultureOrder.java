package org.elasto.emulator.azure;

import java.util.Comparator;

/**
 * The order the service itself puts header names into: that of .NET for English, where a hyphen counts only between
 * names that are otherwise the same, and an underscore comes before digits and letters.
 */
enum CultureOrder implements Comparator<String> {
    INSTANCE;

    /** What counts, in its order; upper case does not occur. */
    private static final String RANKS = "!#$%&*.^_`|~+0123456789abcdefghijklmnopqrstuvwxyz";

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (true) {
            while (i < a.length() && isLight(a.charAt(i))) {
                i++;
            }
            while (j < b.length() && isLight(b.charAt(j))) {
                j++;
            }
            if (i == a.length() || j == b.length()) {
                int rest = (i < a.length() ? 1 : 0) - (j < b.length() ? 1 : 0);
                return rest != 0 ? rest : tie(a, b);
            }
            int order = RANKS.indexOf(a.charAt(i++)) - RANKS.indexOf(b.charAt(j++));
            if (order != 0) {
                return order;
            }
        }
    }

    private static boolean isLight(char c) {
        return c == '-' || c == '\'';
    }

    /** The name whose hyphen comes first is the later one. */
    private static int tie(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        int x = i < a.length() ? weight(a.charAt(i)) : 0;
        int y = i < b.length() ? weight(b.charAt(i)) : 0;
        return x == y ? a.compareTo(b) : x - y;
    }

    private static int weight(char c) {
        return c == '-' ? 2 : c == '\'' ? 1 : 0;
    }
}
