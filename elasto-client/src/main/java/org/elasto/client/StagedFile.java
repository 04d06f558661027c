package org.elasto.client;

import java.nio.ByteBuffer;

/**
 * A file of a known size in the making, put together from pieces that come in any order, from many threads, and if need
 * be from several processes one after the other. Nothing of it shows under its name before {@link #publish}, but for an
 * empty object that holds the name where a service can judge no condition at the end. Made by {@link Elasto#stage}.
 *
 * <p>Where it waits is up to the backend: an upload in parts, uncommitted blocks, a neighbour of the file whose name
 * begins with {@code .elasto-}. Every method throws {@link StorageException}.
 */
public interface StagedFile extends AutoCloseable {

    /** What another process needs to {@linkplain Elasto#restage go on} with it; nothing secret. Does not change. */
    String token();

    /**
     * How many bytes a piece has, in bytes: each begins at a multiple of it, and all but the last are as long, unless it
     * {@linkplain #sparse is sparse}.
     */
    int pieceSize();

    /**
     * Whether bytes that were never written are zeros, and cost nothing; then pieces may also be shorter, and begin at any
     * multiple of {@link #unit}.
     */
    boolean sparse();

    /** What pieces begin and end at multiples of, the end of the file included, in bytes. */
    int unit();

    /**
     * Whether a piece that was accepted, perhaps in another process, is still there.
     *
     * @param crc64 its CRC64NVME
     */
    boolean holds(ByteRange piece, long crc64);

    /**
     * Takes a piece, which was accepted for good when this returns. Writing it again does no harm. Thread-safe; an
     * interrupt ends it at once.
     */
    void write(long offset, ByteBuffer piece);

    /**
     * Gives the file its name, when all of it is there.
     *
     * @throws StorageException ALREADY_EXISTS if the name is taken and was not to be replaced
     */
    void publish();

    /** Drops all of it; does nothing once it is published. */
    void discard();

    /** Lets go of it, and leaves what is neither published nor discarded for another process. */
    @Override
    void close();
}
