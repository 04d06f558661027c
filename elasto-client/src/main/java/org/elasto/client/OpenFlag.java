package org.elasto.client;

/** How {@link Elasto#open} treats what it finds, or does not find. */
public enum OpenFlag {
    /**
     * Create it if it does not exist. Containers and directories are created at once. A file is there for certain after
     * {@link ElastoFile#commit}: an object store creates nothing before, a file system creates it at once.
     */
    CREATE,
    /** With {@link #CREATE}: fail with ALREADY_EXISTS if it exists; decided atomically by the service, at once. */
    EXCLUSIVE,
    /** The URI names a root, a container or a directory. */
    DIRECTORY,
    /**
     * Begin with an empty file, without the old content, content type and metadata. An object store replaces the old
     * object with the commit, and together with {@link #CREATE} does not even look for it; a file system truncates at
     * once.
     */
    TRUNCATE,
    /**
     * Write, truncate and punch holes anywhere, also where the backend does not {@linkplain Capability#WRITE_RANGE write
     * ranges}: the commit has the service put the new file together from what stays of the old one and what was written,
     * and fails with PRECONDITION_FAILED if somebody else changed it meanwhile.
     */
    REWRITE
}
