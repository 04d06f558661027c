package org.elasto.client;

/** What a backend can do beyond reading, listing and removing. */
public enum Capability {
    /** Writes at any offset of an existing file. */
    WRITE_RANGE,
    /** Writes that start at 0 and go on in order. */
    WRITE_SEQUENTIAL,
    /** Truncate, punch holes, list the ranges that hold data. */
    SPARSE,
    /**
     * Files opened with {@link OpenFlag#REWRITE} take writes anywhere: the service puts the new file together from what
     * stays of the old one and what was sent.
     */
    REWRITE,
    /** Copies made by the service itself. */
    SPLICE,
    /** Leases on files or containers. */
    LEASES,
    /**
     * {@linkplain Elasto#lock Locks} that only those respect who ask for them: the service itself does not refuse the
     * writes of others.
     */
    ADVISORY_LOCKS,
    /** Directories that exist by themselves, empty ones too. */
    DIRECTORIES,
    /** Files and directories are renamed in one step. */
    RENAME,
    /** Exclusive creation decided by the service, not by a look beforehand. */
    EXCLUSIVE_CREATE,
    /** {@linkplain Elasto#presign URLs} with which anybody may do one thing for a while. */
    PRESIGN,
    /** The service keeps {@linkplain Elasto#versions older versions}, if it is told to, and lists them. */
    VERSIONS
}
