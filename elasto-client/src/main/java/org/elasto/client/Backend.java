package org.elasto.client;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What carries out the file API over one kind of storage; found by its {@link BackendProvider}. Safe for use by many
 * threads. It need not check capabilities or arguments that hold for every backend: {@link Elasto} did so.
 */
public interface Backend extends AutoCloseable {

    /** What files of this backend can do; known without a request. */
    Set<Capability> capabilities();

    /** Opens a file. */
    FileHandle openFile(StorageUri uri, OpenOptions options);

    /** Opens a root, a container or a directory. */
    DirectoryHandle openDirectory(StorageUri uri, OpenOptions options);

    /** What the URI names, whether file, directory, container or root. */
    FileStat stat(StorageUri uri);

    /**
     * Where the URI leads: what its host and port are, or what they stand for. Two URIs that have this and their names in
     * common name the same thing. Null is the service's own endpoint; sends nothing.
     */
    default @Nullable String authority(StorageUri uri) {
        return uri.authority();
    }

    /** Removes what the URI names; a container or directory must be empty. */
    void remove(StorageUri uri);

    /** Needs {@link Capability#RENAME}: {@link Elasto#rename}, of two URIs at the same endpoint and container. */
    default void rename(StorageUri from, StorageUri to, boolean replace) {
        throw new StorageException(ErrorKind.UNSUPPORTED, "this backend has no rename");
    }

    /** Needs {@link Capability#LEASES} or {@link Capability#ADVISORY_LOCKS}: {@link Elasto#lock}. */
    default StorageLock lock(StorageUri uri, LockOptions options) {
        throw new StorageException(ErrorKind.UNSUPPORTED, "this backend has no lock");
    }

    /** Needs {@link Capability#LEASES} or {@link Capability#ADVISORY_LOCKS}: {@link Elasto#breakLock}. */
    default void breakLock(StorageUri uri, LockOptions options) {
        throw new StorageException(ErrorKind.UNSUPPORTED, "this backend has no breakLock");
    }

    /** {@link Elasto#stage}. */
    default StagedFile stage(StorageUri uri, StageOptions options) {
        throw new StorageException(ErrorKind.UNSUPPORTED, "this backend puts no files together from pieces");
    }

    /** {@link Elasto#explainStage}. */
    default Cost explainStage(StorageUri uri, StageOptions options) {
        return Cost.NONE;
    }

    /** {@link Elasto#explainRead}. */
    default Cost explainRead(StorageUri uri, long size, int pieceSize) {
        return Cost.NONE;
    }

    /** {@link Elasto#restage}. */
    default StagedFile restage(StorageUri uri, StageOptions options, String token) {
        throw new StorageException(ErrorKind.UNSUPPORTED, "this backend puts no files together from pieces");
    }

    /** Needs {@link Capability#PRESIGN}: {@link Elasto#presign}, of something that looks like a file. */
    default URI presign(StorageUri uri, String method, Duration validity) {
        throw new StorageException(ErrorKind.UNSUPPORTED, "this backend has no presign");
    }

    /** Needs {@link Capability#VERSIONS}: {@link Elasto#versions}, of a container or something in it. */
    default Stream<FileVersion> versions(StorageUri uri) {
        throw new StorageException(ErrorKind.UNSUPPORTED, "this backend has no versions");
    }

    /** {@link Elasto#leftovers}, where they are more than files beside others; null where they are just that. */
    default @Nullable Stream<Leftover> leftovers(StorageUri directory) {
        return null;
    }

    /** {@link Elasto#remove(Leftover)} of one that {@link #leftovers} told of. */
    default void remove(Leftover leftover) {
        remove(leftover.uri());
    }

    /** Lets go of connections and threads. */
    @Override
    void close();

    /** What an open file and an open directory have in common. */
    interface Handle extends AutoCloseable {

        boolean created();

        FileStat stat();

        FileSystemStat statfs();

        /** What it took so far, its opening included; nothing where nothing is sent. */
        default Cost cost() {
            return Cost.NONE;
        }

        void unlink();

        /** Needs {@link Capability#LEASES}. */
        default Lease acquireLease(LeaseOptions options) {
            throw new StorageException(ErrorKind.UNSUPPORTED, "this backend has no acquireLease");
        }

        /** Needs {@link Capability#LEASES}: {@link ElastoFile#namedLease}, of the options it was opened with. */
        default Lease namedLease() {
            throw new StorageException(ErrorKind.UNSUPPORTED, "this backend has no namedLease");
        }

        /** Needs {@link Capability#LEASES}. */
        default Duration breakLease(@Nullable Duration period) {
            throw new StorageException(ErrorKind.UNSUPPORTED, "this backend has no breakLease");
        }

        @Override
        void close();
    }

    /** An open root, container or directory. */
    interface DirectoryHandle extends Handle {

        Stream<DirectoryEntry> readdir();

        /** Only those whose names begin with something that is not empty and has no slash. */
        default Stream<DirectoryEntry> readdir(String prefix) {
            return readdir().filter(entry -> entry.name().startsWith(prefix));
        }

        /** {@link ElastoFile#readTree}, where the service lists so; null where one goes from directory to directory. */
        default @Nullable Stream<DirectoryEntry> readTree() {
            return null;
        }

        /** Whether going through a tree goes into a directory that was listed here: not where that leads in circles. */
        default boolean descends(DirectoryEntry directory) {
            return true;
        }
    }
}
