package org.elasto.client;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file of another backend or endpoint, as the one that copies from it sees it. Thread-safe: ranges are read side by
 * side.
 */
public interface ForeignFile {

    /**
     * The parts of a range that may hold data, in order; everything between them reads as zeros. They begin and end at
     * multiples of 512 but for the ends of the range.
     */
    Stream<ByteRange> written(ByteRange range);

    /** Fills the target, which is backed by an array, with the bytes from there on; what is known to be a hole is not asked for. */
    void read(long offset, ByteBuffer target);

    /** Where a service can fetch it by itself for an hour; null if it cannot, or was found to be unable to. */
    @Nullable
    URI url();

    /** Takes note that a service could not fetch it. */
    void unreachable();

    /**
     * Takes note that a service fetched a range by itself.
     *
     * @param crc64 of what it has; empty if it did not say
     */
    void fetched(ByteRange range, OptionalLong crc64);

    /**
     * To be called before what was taken is published, when all of it has come: holds it against what the file's own
     * service says of it, as far as that can be told.
     *
     * @throws StorageException PRECONDITION_FAILED if the file was changed meanwhile; UNEXPECTED if other bytes came than
     *     are there
     */
    void verify();
}
