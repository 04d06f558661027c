package org.elasto.client;

/** How {@link Elasto#open} treats what it finds, or does not find. */
public enum OpenFlag {
    /** Create it if it does not exist. */
    CREATE,
    /** With {@link #CREATE}: fail with ALREADY_EXISTS if it exists; decided atomically by the service. */
    EXCLUSIVE,
    /** The URI names a root, a container or a directory. */
    DIRECTORY
}
