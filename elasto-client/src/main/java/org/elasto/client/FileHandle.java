package org.elasto.client;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.stream.Stream;

/**
 * An open file of a backend; the meaning of each method is that of {@link ElastoFile}. A verb without the capability is
 * never called, so it need not be carried out.
 */
public interface FileHandle extends Backend.Handle {

    int read(long offset, ByteBuffer target);

    InputStream read(long offset, long length);

    void write(long offset, ByteBuffer source);

    long write(long offset, InputStream source, long length);

    void commit();

    /**
     * Needs {@link Capability#SPLICE}.
     *
     * @param source a handle of the same backend
     */
    default void splice(FileHandle source, ByteRange range, long offset) {
        throw unsupported("splice");
    }

    /** Needs {@link Capability#SPARSE}. */
    default void truncate(long size) {
        throw unsupported("truncate");
    }

    /** Needs {@link Capability#SPARSE}. */
    default void punchHole(ByteRange range) {
        throw unsupported("punchHole");
    }

    /** Needs {@link Capability#SPARSE}. */
    default Stream<ByteRange> listRanges() {
        throw unsupported("listRanges");
    }

    private static StorageException unsupported(String verb) {
        return new StorageException(ErrorKind.UNSUPPORTED, "this backend has no " + verb);
    }
}
