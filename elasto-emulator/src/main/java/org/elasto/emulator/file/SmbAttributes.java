package org.elasto.emulator.file;

import java.util.EnumSet;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The attributes that Windows gives a file or directory. Immutable. */
record SmbAttributes(Set<Attribute> set) {

    /** A directory and nothing else. */
    static final SmbAttributes DIRECTORY = new SmbAttributes(EnumSet.of(Attribute.DIRECTORY));

    /** What a file has that is given none. */
    static final SmbAttributes ARCHIVE = new SmbAttributes(EnumSet.of(Attribute.ARCHIVE));

    private static final String NONE = "None";

    /** One attribute, in the order in which answers name them. */
    enum Attribute {
        READ_ONLY("ReadOnly"),
        HIDDEN("Hidden"),
        SYSTEM("System"),
        DIRECTORY("Directory"),
        ARCHIVE("Archive"),
        TEMPORARY("Temporary"),
        OFFLINE("Offline"),
        NOT_CONTENT_INDEXED("NotContentIndexed"),
        NO_SCRUB_DATA("NoScrubData");

        private final String word;

        Attribute(String word) {
            this.word = word;
        }

        static @Nullable Attribute of(String word) {
            for (Attribute attribute : values()) {
                if (attribute.word.equalsIgnoreCase(word)) {
                    return attribute;
                }
            }
            return null;
        }
    }

    SmbAttributes {
        set = Set.copyOf(set);
    }

    /** Reads {@code Archive|Hidden}, in any case of letters; null for what is none. */
    static @Nullable SmbAttributes parse(String text) {
        if (text.strip().equalsIgnoreCase(NONE)) {
            return new SmbAttributes(Set.of());
        }
        Set<Attribute> set = EnumSet.noneOf(Attribute.class);
        int from = 0;
        while (from <= text.length()) {
            int bar = text.indexOf('|', from);
            int to = bar < 0 ? text.length() : bar;
            Attribute attribute = Attribute.of(text.substring(from, to).strip());
            if (attribute == null) {
                return null;
            }
            set.add(attribute);
            from = to + 1;
        }
        return new SmbAttributes(set);
    }

    /** These of a directory, which never ceases to be one; or those of a file, which has at least one. */
    SmbAttributes of(boolean directory) {
        if (directory) {
            Set<Attribute> with = EnumSet.of(Attribute.DIRECTORY);
            with.addAll(set);
            return new SmbAttributes(with);
        }
        return set.isEmpty() ? ARCHIVE : this;
    }

    /** These and one more. */
    SmbAttributes with(Attribute attribute) {
        Set<Attribute> with = EnumSet.of(attribute);
        with.addAll(set);
        return new SmbAttributes(with);
    }

    boolean has(Attribute attribute) {
        return set.contains(attribute);
    }

    /** As answers have it: with a bar between blanks. */
    @Override
    public String toString() {
        StringJoiner out = new StringJoiner(" | ").setEmptyValue(NONE);
        for (Attribute attribute : Attribute.values()) {
            if (set.contains(attribute)) {
                out.add(attribute.word);
            }
        }
        return out.toString();
    }
}
