package org.elasto.client;

/** What a URI turns out to name. */
public enum FileType {
    /** The top: it holds containers, or accounts. */
    ROOT,
    /** A bucket, container or share. */
    CONTAINER,
    /** A directory, real or a common prefix. */
    DIRECTORY,
    /** An object, blob or file. */
    FILE
}
