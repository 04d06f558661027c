package org.elasto.emulator.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose a file is, and who may do what with it. Immutable.
 *
 * <p>See "Security descriptor string format" in the documentation of Windows, and MS-DTYP 2.4.6 and 2.5.1.
 *
 * @param owner and group and the list of who may do what are always there: the service asks for all three
 * @param sacl what is audited
 */
record SecurityDescriptor(Sid owner, Sid group, Acl dacl, Acl sacl) {

    private static final int HEAD = 20;
    private static final String PARTS = "OGDS";

    private static final int DACL_PRESENT = 0x0004;
    private static final int SACL_PRESENT = 0x0010;
    private static final int SELF_RELATIVE = 0x8000;

    /** Of the list of who may do what; those of the other one are the next bits. */
    private static final int INHERIT_ASKED = 0x0100;

    private static final int INHERITED = 0x0400;
    private static final int PROTECTED = 0x1000;

    /** Reads a string of the Security Descriptor Definition Language; null for what is none. */
    static @Nullable SecurityDescriptor parse(String text) {
        Map<Character, String> parts = new HashMap<>();
        int from = 0;
        while (from < text.length()) {
            char part = text.charAt(from);
            int start = from + 2;
            if (PARTS.indexOf(part) < 0 || start > text.length() || text.charAt(from + 1) != ':') {
                return null;
            }
            int end = part == 'O' || part == 'G' ? start + Sid.lengthAt(text, start) : endOfAcl(text, start);
            if (end < start || parts.put(part, text.substring(start, end)) != null) {
                return null;
            }
            from = end;
        }
        Sid owner = Sid.parse(parts.getOrDefault('O', ""));
        Sid group = Sid.parse(parts.getOrDefault('G', ""));
        String dacl = parts.get('D');
        Acl access = dacl == null ? null : Acl.parse(dacl, false);
        String sacl = parts.get('S');
        Acl audit = sacl == null ? Acl.NULL : Acl.parse(sacl, true);
        return of(owner, group, access, audit);
    }

    /** Null unless all of it is there. */
    private static @Nullable SecurityDescriptor of(
            @Nullable Sid owner, @Nullable Sid group, @Nullable Acl dacl, @Nullable Acl sacl) {
        return owner == null || group == null || dacl == null || sacl == null
                ? null
                : new SecurityDescriptor(owner, group, dacl, sacl);
    }

    /** A list ends where the next part starts: a letter with a colon behind it, which no list has. */
    private static int endOfAcl(String text, int start) {
        int colon = text.indexOf(':', start);
        return colon < 0 ? text.length() : colon - 1;
    }

    /** Reads a self-relative descriptor; null for what is none. */
    static @Nullable SecurityDescriptor read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < HEAD || in.get(0) != 1) {
            return null;
        }
        int control = in.getShort(2) & 0xFFFF;
        if ((control & SELF_RELATIVE) == 0 || (control & DACL_PRESENT) == 0) {
            return null;
        }
        Sid owner = sid(in, in.getInt(4));
        Sid group = sid(in, in.getInt(8));
        Acl sacl = (control & SACL_PRESENT) == 0 ? Acl.NULL : acl(in, in.getInt(12), control >> 1, true);
        Acl dacl = acl(in, in.getInt(16), control, false);
        return of(owner, group, dacl, sacl);
    }

    private static @Nullable ByteBuffer at(ByteBuffer in, int offset) {
        return offset < HEAD || offset > in.limit()
                ? null
                : in.slice(offset, in.limit() - offset).order(in.order());
    }

    private static @Nullable Sid sid(ByteBuffer in, int offset) {
        ByteBuffer part = at(in, offset);
        return part == null ? null : Sid.read(part);
    }

    private static @Nullable Acl acl(ByteBuffer in, int offset, int control, boolean system) {
        List<Ace> aces = null;
        if (offset != 0) {
            ByteBuffer part = at(in, offset);
            aces = part == null ? null : Acl.read(part, system);
            if (aces == null) {
                return null;
            }
        }
        return new Acl((control & PROTECTED) != 0, (control & INHERIT_ASKED) != 0, (control & INHERITED) != 0, aces);
    }

    /** As a self-relative descriptor. */
    byte[] toBytes() {
        int saclAt = HEAD;
        int daclAt = saclAt + sacl.size();
        int ownerAt = daclAt + dacl.size();
        int groupAt = ownerAt + owner.size();
        int control = SELF_RELATIVE | DACL_PRESENT | SACL_PRESENT | control(dacl) | control(sacl) << 1;
        ByteBuffer out = ByteBuffer.allocate(groupAt + group.size()).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 1).put((byte) 0).putShort((short) control);
        out.putInt(ownerAt).putInt(groupAt);
        out.putInt(sacl.size() == 0 ? 0 : saclAt).putInt(dacl.size() == 0 ? 0 : daclAt);
        sacl.write(out);
        dacl.write(out);
        owner.write(out);
        group.write(out);
        return out.array();
    }

    private static int control(Acl acl) {
        return (acl.isProtected() ? PROTECTED : 0)
                | (acl.inheritAsked() ? INHERIT_ASKED : 0)
                | (acl.inherited() ? INHERITED : 0);
    }

    @Override
    public String toString() {
        return "O:" + owner + "G:" + group + "D:" + dacl + "S:" + sacl;
    }
}
