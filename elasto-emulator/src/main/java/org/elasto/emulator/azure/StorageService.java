package org.elasto.emulator.azure;

/** The services that share this package. */
public enum StorageService {
    BLOB('b', "blob"),
    FILE('f', "file");

    private final char letter;
    private final String word;

    StorageService(char letter, String word) {
        this.letter = letter;
        this.word = word;
    }

    /** As ss and sks have it. */
    public char letter() {
        return letter;
    }

    /** As host names and signed resources have it. */
    public String word() {
        return word;
    }
}
