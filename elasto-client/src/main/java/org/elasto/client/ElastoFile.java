package org.elasto.client;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An open root, container, directory or file.
 *
 * <p>What is written becomes visible with {@link #commit}, or at once where the backend {@linkplain
 * Capability#WRITE_RANGE writes ranges}. Closing without a commit drops what was not published yet and leaves the old
 * object as it was: an exception in the middle never publishes half a file.
 *
 * <p>Reads may come from many threads; everything else from one at a time. Every method throws {@link
 * StorageException}; a verb the backend lacks fails with {@link ErrorKind#UNSUPPORTED} before anything is sent.
 */
public interface ElastoFile extends AutoCloseable {

    StorageUri uri();

    /**
     * Whether opening it created it, or will have created it once it is committed. False where nobody looked: with CREATE
     * and TRUNCATE on an object store.
     */
    boolean created();

    /** What can be done with it: that of its backend, and what {@link OpenFlag#REWRITE} adds. */
    Set<Capability> capabilities();

    FileStat stat();

    FileSystemStat statfs();

    /**
     * What reading, writing and publishing through this handle have taken so far, its opening included: so the cost of
     * a rewrite is what a commit adds. Nothing for local files, and for what opens with {@link OpenFlag#DIRECTORY}.
     */
    Cost cost();

    /**
     * Reads into {@code target} until it is full or the file ends.
     *
     * @return the bytes read, which is less than asked for only at the end; -1 if the offset is at or behind the end
     */
    int read(long offset, ByteBuffer target);

    /**
     * Streams bytes from {@code offset}; the caller closes the stream, which drops the connection if bytes are left.
     *
     * @param length how many at most, or -1 for all up to the end
     */
    InputStream read(long offset, long length);

    /**
     * Writes all that remains in {@code source} at {@code offset}. Where the backend writes only {@linkplain
     * Capability#WRITE_SEQUENTIAL in order}, the first write starts at 0, which replaces the whole file, or at its current
     * size, which appends; each further one where the last ended. Any other offset is UNSUPPORTED.
     */
    void write(long offset, ByteBuffer source);

    /**
     * Writes a stream from {@code offset}, with memory bounded by the part size.
     *
     * @param length the bytes to take, or -1 for all up to the end of the stream
     * @return the bytes written
     */
    long write(long offset, InputStream source, long length);

    /**
     * Publishes what has been written; with CREATE, also an empty file if nothing was. Further writes begin anew at 0 on
     * object stores.
     *
     * @throws StorageException PRECONDITION_FAILED if somebody else changed the file and this handle guards against it:
     *     after an exclusive create, an append, or with {@link OpenOptions#ifMatch}
     */
    void commit();

    /** Sets the size: cuts off, or appends a hole. */
    void truncate(long size);

    /** Gives back the space of a range, which reads as zeros afterwards. */
    void punchHole(ByteRange range);

    /** The ranges that hold data, in order. */
    Stream<ByteRange> listRanges();

    /**
     * Copies bytes of another file into this one. Within an endpoint the service does that by itself, which needs
     * {@link Capability#SPLICE}. Between endpoints and backends it fetches them where it can (Azure, from a URL that is
     * signed to be read for an hour); otherwise they pass through here, several ranges at once and with bounded memory.
     * Holes of the source are not sent, and stay holes where the target has any. Where all of a source is copied whose
     * service knows its checksum, what came is held against it. {@link #cost()} tells which way it went.
     *
     * @param source where to read
     * @param range the bytes of the source
     * @param offset where they go
     */
    void splice(ElastoFile source, ByteRange range, long offset);

    /** The CRC64NVME of the whole content, as the service knows it; empty if it does not. May ask it. */
    OptionalLong crc64();

    /** The MD5 of the whole content in hexadecimal, as the service knows it; null if it does not. May ask it. */
    @Nullable
    String md5();

    /** Lists what is directly below, page by page as the stream is read; the caller closes the stream. */
    default Stream<DirectoryEntry> readdir() {
        return readdir("");
    }

    /**
     * Lists only those whose names begin with something; a service that lists so is asked for no others.
     *
     * @param prefix of names, without a slash; empty for all
     */
    Stream<DirectoryEntry> readdir(String prefix);

    /**
     * Lists all that is below, files and those directories that exist by themselves, as the stream is read; the caller
     * closes it. Names are those below this directory, with slashes in them; a directory comes before what is in it.
     * Symbolic links of local directories are not followed.
     */
    Stream<DirectoryEntry> readTree();

    /** Removes it; a container or directory must be empty. */
    void unlink();

    /**
     * Takes a lease on the file or container, which then rides on every write of this handle. Closing the handle gives it
     * back.
     *
     * @throws StorageException LEASE_CONFLICT if somebody else holds one
     */
    Lease acquireLease(LeaseOptions options);

    /**
     * The lease whose id this was opened with, by {@link OpenOptions#withLease}: to be renewed, changed or given back by
     * somebody who knows no more of it than its id. Sends nothing, so whether it is held shows only then. It does not
     * renew itself, tells no duration, and stays as it is when the handle is closed.
     *
     * @throws StorageException INVALID_ARGUMENT if it was opened without
     */
    Lease namedLease();

    /**
     * Ends a lease, whoever holds it.
     *
     * @param period how long the holder may still write, up to 60 s; null for as long as the lease holds, or not at all
     *     if that is for ever
     * @return how long that will be
     * @throws StorageException LEASE_CONFLICT if nobody holds one
     */
    Duration breakLease(@Nullable Duration period);

    /** Drops what was written and not committed, and lets go of connections. */
    @Override
    void close();
}
