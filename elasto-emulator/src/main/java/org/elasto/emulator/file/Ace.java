package org.elasto.emulator.file;

import java.nio.ByteBuffer;
import java.util.List;
import org.elasto.emulator.azure.Guids;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an access control list. Immutable.
 *
 * <p>See "ACE strings" in the documentation of Windows and MS-DTYP 2.4.4. Entries with a condition or with attributes are
 * not read.
 *
 * @param object GUID of the kind of object that it is for; null for any, and wherever the type has none
 * @param inheritor GUID of the kind of object that inherits it; null likewise
 */
record Ace(
        Type type,
        int flags,
        int mask,
        @Nullable String object,
        @Nullable String inheritor,
        Sid who) {

    private static final List<String> FLAGS = List.of("OI", "CI", "NP", "IO", "ID", "", "SA", "FA");
    private static final int HEAD = 8;
    private static final int GUID = 16;

    /** What an entry does. */
    enum Type {
        ALLOW("A", 0x00, false),
        DENY("D", 0x01, false),
        AUDIT("AU", 0x02, true),
        ALLOW_OBJECT("OA", 0x05, false),
        DENY_OBJECT("OD", 0x06, false),
        AUDIT_OBJECT("OU", 0x07, true),
        LABEL("ML", 0x11, true),
        POLICY("SP", 0x13, true);

        private final String word;
        private final int number;
        private final boolean system;

        Type(String word, int number, boolean system) {
            this.word = word;
            this.number = number;
            this.system = system;
        }

        boolean hasObjects() {
            return this == ALLOW_OBJECT || this == DENY_OBJECT || this == AUDIT_OBJECT;
        }

        /** Whether it is in the system list, and not in that of who may do what. */
        boolean isOfSystem() {
            return system;
        }
    }

    /** Reads what is between the parentheses; null for what is none. */
    static @Nullable Ace parse(String text) {
        String[] fields = text.split(";", -1);
        if (fields.length != 6) {
            return null;
        }
        Type type = null;
        for (Type each : Type.values()) {
            type = each.word.equals(fields[0]) ? each : type;
        }
        int flags = flags(fields[1]);
        Integer mask = AccessMask.parse(fields[2], type == Type.LABEL);
        String object = fields[3].isEmpty() ? null : Guids.parse(fields[3]);
        String inheritor = fields[4].isEmpty() ? null : Guids.parse(fields[4]);
        Sid who = Sid.parse(fields[5]);
        boolean guids = (object == null) == fields[3].isEmpty() && (inheritor == null) == fields[4].isEmpty();
        if (type == null || flags < 0 || mask == null || who == null || !guids) {
            return null;
        }
        boolean any = object != null || inheritor != null;
        return any && !type.hasObjects() ? null : new Ace(type, flags, mask, object, inheritor, who);
    }

    private static int flags(String text) {
        int flags = 0;
        for (int from = 0; from < text.length(); from += 2) {
            int bit = from + 2 > text.length() ? -1 : FLAGS.indexOf(text.substring(from, from + 2));
            if (bit < 0) {
                return -1;
            }
            flags |= 1 << bit;
        }
        return flags;
    }

    /** Reads its bytes, all that are left; null for what is none. */
    static @Nullable Ace read(ByteBuffer in) {
        if (in.remaining() < HEAD) {
            return null;
        }
        int number = in.get() & 0xFF;
        int flags = in.get() & 0xFF;
        in.getShort();
        int mask = in.getInt();
        Type type = null;
        for (Type each : Type.values()) {
            type = each.number == number ? each : type;
        }
        if (type == null || (flags & 0x20) != 0) {
            return null;
        }
        String object = null;
        String inheritor = null;
        if (type.hasObjects()) {
            int there = in.remaining() < 4 ? -1 : in.getInt();
            if (there < 0 || there > 3 || in.remaining() < GUID * Integer.bitCount(there)) {
                return null;
            }
            object = (there & 1) == 0 ? null : guid(in);
            inheritor = (there & 2) == 0 ? null : guid(in);
        }
        Sid who = Sid.read(in);
        return who == null || in.hasRemaining() ? null : new Ace(type, flags, mask, object, inheritor, who);
    }

    /** Its first three groups are little-endian numbers, the rest is bytes. */
    private static String guid(ByteBuffer in) {
        String head = String.format("%08x-%04x-%04x", in.getInt(), in.getShort() & 0xFFFF, in.getShort() & 0xFFFF);
        StringBuilder out = new StringBuilder(head);
        for (int i = 0; i < 8; i++) {
            out.append(i == 0 || i == 2 ? "-" : "").append(String.format("%02x", in.get() & 0xFF));
        }
        return out.toString();
    }

    private static void write(ByteBuffer out, @Nullable String guid) {
        if (guid != null) {
            out.putInt((int) Long.parseLong(guid.substring(0, 8), 16));
            out.putShort((short) Integer.parseInt(guid.substring(9, 13), 16));
            out.putShort((short) Integer.parseInt(guid.substring(14, 18), 16));
            String rest = guid.substring(19).replace("-", "");
            for (int i = 0; i < rest.length(); i += 2) {
                out.put((byte) Integer.parseInt(rest.substring(i, i + 2), 16));
            }
        }
    }

    private int there() {
        return (object == null ? 0 : 1) + (inheritor == null ? 0 : 2);
    }

    /** In bytes, a multiple of four. */
    int size() {
        return HEAD + who.size() + (type.hasObjects() ? 4 + GUID * Integer.bitCount(there()) : 0);
    }

    void write(ByteBuffer out) {
        out.put((byte) type.number).put((byte) flags).putShort((short) size()).putInt(mask);
        if (type.hasObjects()) {
            out.putInt(there());
            write(out, object);
            write(out, inheritor);
        }
        who.write(out);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("(").append(type.word).append(';');
        for (int bit = 0; bit < FLAGS.size(); bit++) {
            out.append((flags >> bit & 1) == 0 ? "" : FLAGS.get(bit));
        }
        return out.append(';')
                .append(AccessMask.text(mask, type == Type.LABEL))
                .append(';')
                .append(object == null ? "" : object)
                .append(';')
                .append(inheritor == null ? "" : inheritor)
                .append(';')
                .append(who)
                .append(')')
                .toString();
    }
}
