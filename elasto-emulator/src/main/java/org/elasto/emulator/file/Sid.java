package org.elasto.emulator.file;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elasto.emulator.azure.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is to Windows. Immutable.
 *
 * <p>See "SID strings" and "SID" in the documentation of Windows and in MS-DTYP 2.4.2.
 *
 * @param authority 48 bits
 * @param parts one to fifteen, 32 bits each
 */
record Sid(long authority, List<Long> parts) {

    private static final int MOST_PARTS = 15;
    private static final long PART = 0xFFFF_FFFFL;

    private static final String START = "S-1-";

    /** Those that are the same on every machine; others need a domain, which there is none of here. */
    private static final Map<String, Sid> BY_ALIAS = new HashMap<>();

    private static final Map<Sid, String> ALIASES = new HashMap<>();

    static {
        known(1, "WD 0");
        known(3, "CO 0, CG 1, OW 4");
        known(5, "NU 2, IU 4, SU 6, AN 7, ED 9, PS 10, AU 11, RC 12, SY 18, LS 19, NS 20, WR 33");
        known(5, "BA 32-544, BU 32-545, BG 32-546, PU 32-547, AO 32-548, SO 32-549, PO 32-550, BO 32-551, RE 32-552");
        known(5, "RU 32-554, RD 32-555, NO 32-556, MU 32-558, LU 32-559, IS 32-568, CY 32-569, ER 32-573");
        known(5, "CD 32-574, RA 32-575, ES 32-576, MS 32-577, HA 32-578, AA 32-579, RM 32-580");
        known(15, "AC 2-1");
        known(16, "LW 4096, ME 8192, MP 8448, HI 12288, SI 16384");
    }

    Sid {
        parts = List.copyOf(parts);
    }

    private static void known(long authority, String list) {
        for (String each : list.split(", ", -1)) {
            Sid sid = new Sid(authority, numbers(each.substring(3)));
            BY_ALIAS.put(each.substring(0, 2), sid);
            ALIASES.put(sid, each.substring(0, 2));
        }
    }

    /** Numbers with hyphens between them, small enough for a long. */
    private static List<Long> numbers(String text) {
        List<Long> numbers = new ArrayList<>();
        for (String each : text.split("-", -1)) {
            numbers.add(Long.valueOf(each));
        }
        return numbers;
    }

    /** How long the text at a place is that looks like one; -1 for nothing of the kind. */
    static int lengthAt(String text, int from) {
        int at = from;
        if (text.startsWith(START, from)) {
            at = from + START.length();
            boolean hex = text.startsWith("0x", at);
            at += hex ? 2 : 0;
            while (at < text.length() && Character.digit(text.charAt(at), hex ? 16 : 10) >= 0) {
                at++;
            }
            while (at < text.length() && (text.charAt(at) == '-' || Character.digit(text.charAt(at), 10) >= 0)) {
                at++;
            }
            return at - from;
        }
        return from + 2 <= text.length() && isUpper(text.charAt(from)) && isUpper(text.charAt(from + 1)) ? 2 : -1;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** Reads {@code S-1-5-32-544} or {@code BA}; null for what is none. */
    static @Nullable Sid parse(String text) {
        if (!text.startsWith(START)) {
            return BY_ALIAS.get(text);
        }
        int dash = text.indexOf('-', START.length());
        long authority = dash < 0 ? -1 : authority(text.substring(START.length(), dash));
        List<Long> parts = new ArrayList<>();
        int from = dash + 1;
        while (from <= text.length()) {
            int next = text.indexOf('-', from);
            int to = next < 0 ? text.length() : next;
            long part = Decimal.parseLong(text.substring(from, to));
            if (part < 0 || part > PART || parts.size() == MOST_PARTS) {
                return null;
            }
            parts.add(part);
            from = to + 1;
        }
        return authority < 0 || authority >> 48 != 0 ? null : new Sid(authority, parts);
    }

    /** Decimal, or hexadecimal behind {@code 0x}; -1 for neither. */
    private static long authority(String text) {
        if (!text.startsWith("0x")) {
            return Decimal.parseLong(text);
        }
        long value = text.length() == 2 || text.length() > 14 ? -1 : 0;
        for (int i = 2; i < text.length() && value >= 0; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            value = digit < 0 ? -1 : value << 4 | digit;
        }
        return value;
    }

    /** Reads its bytes; null for what is none. */
    static @Nullable Sid read(ByteBuffer in) {
        if (in.remaining() < 8 || in.get() != 1) {
            return null;
        }
        int count = in.get();
        long authority = 0;
        for (int i = 0; i < 6; i++) {
            authority = authority << 8 | (in.get() & 0xFF);
        }
        if (count < 1 || count > MOST_PARTS || in.remaining() < 4 * count) {
            return null;
        }
        List<Long> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(in.getInt() & PART);
        }
        return new Sid(authority, parts);
    }

    int size() {
        return 8 + 4 * parts.size();
    }

    void write(ByteBuffer out) {
        out.put((byte) 1).put((byte) parts.size());
        for (int shift = 40; shift >= 0; shift -= 8) {
            out.put((byte) (authority >> shift));
        }
        parts.forEach(part -> out.putInt(part.intValue()));
    }

    /** By its alias if it has one. */
    @Override
    public String toString() {
        String alias = ALIASES.get(this);
        if (alias != null) {
            return alias;
        }
        // Windows writes an authority that does not fit in 32 bits in hexadecimal.
        StringBuilder out = new StringBuilder("S-1-")
                .append(authority > PART ? String.format("0x%012X", authority) : Long.toString(authority));
        parts.forEach(part -> out.append('-').append(part));
        return out.toString();
    }
}
