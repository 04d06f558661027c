package org.elasto.emulator.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rights of an entry of an access control list, as text. */
final class AccessMask {

    /** One bit each, in the order in which they are written. */
    private static final Map<String, Integer> SINGLE = new LinkedHashMap<>();

    /** Several bits at once, which files have names for. */
    private static final Map<String, Integer> WHOLE =
            Map.of("FA", 0x1F01FF, "FR", 0x120089, "FW", 0x120116, "FX", 0x1200A0);

    /** The same of registry keys, read but never written. */
    private static final Map<String, Integer> KEYS = Map.of("KA", 0xF003F, "KR", 0x20019, "KW", 0x20006, "KX", 0x20019);

    /** Of mandatory labels, whose bits have names of their own. */
    private static final Map<String, Integer> LABEL = new LinkedHashMap<>();

    static {
        List<String> low = List.of("CC", "DC", "LC", "SW", "RP", "WP", "DT", "LO", "CR");
        for (int i = 0; i < low.size(); i++) {
            SINGLE.put(low.get(i), 1 << i);
        }
        SINGLE.put("SD", 1 << 16);
        SINGLE.put("RC", 1 << 17);
        SINGLE.put("WD", 1 << 18);
        SINGLE.put("WO", 1 << 19);
        SINGLE.put("GA", 1 << 28);
        SINGLE.put("GX", 1 << 29);
        SINGLE.put("GW", 1 << 30);
        SINGLE.put("GR", 1 << 31);
        LABEL.put("NW", 1);
        LABEL.put("NR", 2);
        LABEL.put("NX", 4);
    }

    private AccessMask() {}

    /** Reads {@code FA}, {@code GXGR} or {@code 0x1200a9}; null for what is none. */
    static @Nullable Integer parse(String text, boolean label) {
        if (text.isEmpty()) {
            return null;
        }
        if (Character.isDigit(text.charAt(0))) {
            return number(text);
        }
        int mask = 0;
        for (int from = 0; from < text.length(); from += 2) {
            Integer bits = from + 2 > text.length() ? null : named(text.substring(from, from + 2), label);
            if (bits == null) {
                return null;
            }
            mask |= bits;
        }
        return mask;
    }

    private static @Nullable Integer number(String text) {
        try {
            return Integer.parseUnsignedInt(
                    text.startsWith("0x") ? text.substring(2) : text, text.startsWith("0x") ? 16 : 10);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Integer named(String name, boolean label) {
        for (Map<String, Integer> names : label ? List.of(LABEL) : List.of(SINGLE, WHOLE, KEYS)) {
            Integer bits = names.get(name);
            if (bits != null) {
                return bits;
            }
        }
        return null;
    }

    /** By name where every bit has one, else in hexadecimal. */
    static String text(int mask, boolean label) {
        if (!label) {
            for (Map.Entry<String, Integer> whole : WHOLE.entrySet()) {
                if (whole.getValue() == mask) {
                    return whole.getKey();
                }
            }
        }
        int left = mask;
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, Integer> single : (label ? LABEL : SINGLE).entrySet()) {
            if ((mask & single.getValue()) != 0) {
                names.add(single.getKey());
                left &= ~single.getValue();
            }
        }
        return left != 0 || mask == 0 ? "0x" + Integer.toHexString(mask) : String.join("", names);
    }
}
