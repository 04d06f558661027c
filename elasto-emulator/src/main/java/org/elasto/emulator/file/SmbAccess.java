package org.elasto.emulator.file;

/** What an SMB client opens a file for, and what it lets others open it for meanwhile. */
public enum SmbAccess {
    READ("Read"),
    WRITE("Write"),
    DELETE("Delete");

    private final String word;

    SmbAccess(String word) {
        this.word = word;
    }

    /** As lists of handles have it. */
    String word() {
        return word;
    }
}
