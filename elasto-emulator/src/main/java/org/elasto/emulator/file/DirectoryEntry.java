package org.elasto.emulator.file;

/**
 * A name in a directory. Immutable.
 *
 * @param name in the case in which it was given
 * @param id of what it names
 */
record DirectoryEntry(String name, long id) {}
