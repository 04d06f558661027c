package org.elasto.emulator.file;

/**
 * What NFS keeps with a file or directory. Immutable.
 *
 * @param owner numeric id of a user
 * @param group numeric id of a group
 * @param mode four octal digits
 */
record NfsProperties(String owner, String group, String mode) {

    static final NfsProperties OF_FILE = new NfsProperties("0", "0", "0664");
    static final NfsProperties OF_DIRECTORY = new NfsProperties("0", "0", "0755");
    static final NfsProperties OF_LINK = new NfsProperties("0", "0", "0777");
}
