package org.elasto.emulator.file;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An access control list with what its security descriptor says of it. Immutable.
 *
 * @param isProtected whether it inherits nothing
 * @param inheritAsked whether it is to be passed on to what is there already
 * @param inherited whether it has been made by inheritance
 * @param aces null for a list that controls nothing, which is not the same as one without entries
 */
record Acl(
        boolean isProtected,
        boolean inheritAsked,
        boolean inherited,
        @Nullable List<Ace> aces) {

    /** One that controls nothing. */
    static final Acl NULL = new Acl(false, false, false, null);

    private static final String CONTROLS_NOTHING = "NO_ACCESS_CONTROL";
    private static final int HEAD = 8;
    private static final int LARGEST = 0xFFFF;

    /** The revision of a list with entries for kinds of objects. */
    private static final int WITH_OBJECTS = 4;

    private static final int PLAIN = 2;

    /**
     * Reads what is behind {@code D:} or {@code S:}; null for what is none.
     *
     * @param system whether it is the list of what is audited
     */
    static @Nullable Acl parse(String text, boolean system) {
        int open = text.indexOf('(');
        String flags = open < 0 ? text : text.substring(0, open);
        boolean nothing = flags.contains(CONTROLS_NOTHING);
        String left = flags.replaceFirst(CONTROLS_NOTHING, "");
        boolean asked = left.contains("AR");
        left = left.replaceFirst("AR", "");
        boolean inherited = left.contains("AI");
        left = left.replaceFirst("AI", "");
        if (!left.isEmpty() && !left.equals("P")) {
            return null;
        }
        List<Ace> aces = aces(open < 0 ? "" : text.substring(open), system);
        if (aces == null || (nothing && !aces.isEmpty())) {
            return null;
        }
        return checked(new Acl(left.equals("P"), asked, inherited, nothing ? null : aces));
    }

    private static @Nullable List<Ace> aces(String text, boolean system) {
        List<Ace> aces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int close = text.indexOf(')', from);
            Ace ace = text.charAt(from) != '(' || close < 0 ? null : Ace.parse(text.substring(from + 1, close));
            if (ace == null || ace.type().isOfSystem() != system) {
                return null;
            }
            aces.add(ace);
            from = close + 1;
        }
        return List.copyOf(aces);
    }

    /** A list has its size in 16 bits. */
    private static @Nullable Acl checked(Acl acl) {
        return acl.size() > LARGEST ? null : acl;
    }

    /** Reads its bytes, and as many as it says; null for what is none. */
    static @Nullable List<Ace> read(ByteBuffer in, boolean system) {
        if (in.remaining() < HEAD) {
            return null;
        }
        int start = in.position();
        int revision = in.get();
        in.get();
        int size = in.getShort() & 0xFFFF;
        int count = in.getShort() & 0xFFFF;
        in.getShort();
        if ((revision != PLAIN && revision != WITH_OBJECTS) || size < HEAD || size > in.limit() - start) {
            return null;
        }
        int end = start + size;
        List<Ace> aces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = in.position();
            int length = end - at < 4 ? 0 : in.getShort(at + 2) & 0xFFFF;
            if (length < HEAD || length > end - at) {
                return null;
            }
            Ace ace = Ace.read(in.slice(at, length).order(in.order()));
            if (ace == null || ace.type().isOfSystem() != system) {
                return null;
            }
            aces.add(ace);
            in.position(at + length);
        }
        return List.copyOf(aces);
    }

    /** In bytes; 0 for one that controls nothing. */
    int size() {
        return aces == null ? 0 : HEAD + aces.stream().mapToInt(Ace::size).sum();
    }

    void write(ByteBuffer out) {
        List<Ace> entries = aces;
        if (entries != null) {
            boolean objects = entries.stream().anyMatch(ace -> ace.type().hasObjects());
            out.put((byte) (objects ? WITH_OBJECTS : PLAIN)).put((byte) 0).putShort((short) size());
            out.putShort((short) entries.size()).putShort((short) 0);
            entries.forEach(ace -> ace.write(out));
        }
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        out.append(isProtected ? "P" : "").append(inheritAsked ? "AR" : "").append(inherited ? "AI" : "");
        if (aces == null) {
            return out.append(CONTROLS_NOTHING).toString();
        }
        aces.forEach(out::append);
        return out.toString();
    }
}
