package org.elasto.emulator.file;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern TEXT =
            Pattern.compile("S-1-(0x[0-9a-fA-F]{1,12}|[0-9]{1,15})((?:-[0-9]{1,10}){1,15})");
    private static final Pattern ALIAS = Pattern.compile("[A-Z]{2}");

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

    /** How long the text of one is that starts at a place; -1 for none. */
    static int lengthAt(String text, int from) {
        for (Pattern pattern : List.of(TEXT, ALIAS)) {
            Matcher matcher = pattern.matcher(text).region(from, text.length());
            if (matcher.lookingAt()) {
                return matcher.end() - from;
            }
        }
        return -1;
    }

    /** Reads {@code S-1-5-32-544} or {@code BA}; null for what is none. */
    static @Nullable Sid parse(String text) {
        if (ALIAS.matcher(text).matches()) {
            return BY_ALIAS.get(text);
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String first = matcher.group(1);
        long authority = first.startsWith("0x") ? Long.parseLong(first.substring(2), 16) : Long.parseLong(first);
        List<Long> parts = numbers(matcher.group(2).substring(1));
        boolean fits = authority >> 48 == 0 && parts.stream().allMatch(part -> part <= PART);
        return fits ? new Sid(authority, parts) : null;
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
