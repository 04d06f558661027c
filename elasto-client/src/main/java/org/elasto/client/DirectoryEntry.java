package org.elasto.client;

/**
 * One line of a listing.
 *
 * @param name the name below the directory that was read, without a slash at its end
 * @param uri names it in full; opening it finds the same thing
 * @param stat as much as the listing tells, without a further request
 */
public record DirectoryEntry(String name, StorageUri uri, FileStat stat) {}
