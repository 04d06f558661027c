package org.elasto.client;

import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
     * @param source a handle of the same backend, for which {@link #copiesFrom} holds
     */
    default void splice(FileHandle source, ByteRange range, long offset) {
        throw unsupported("splice");
    }

    /**
     * Whether the service copies from there by itself.
     *
     * @param source a handle of the same backend
     */
    default boolean copiesFrom(FileHandle source) {
        return true;
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

    /** The same within a range, which those at its ends may reach out of. Needs {@link Capability#SPARSE}. */
    default Stream<ByteRange> listRanges(ByteRange within) {
        return listRanges().filter(each -> each.offset() < within.end() && each.end() > within.offset());
    }

    /** Has bytes of a file of another backend or endpoint copied, by the service itself if it can fetch them. */
    default void spliceFrom(ForeignFile source, ByteRange range, long offset) {
        throw unsupported("splice from elsewhere");
    }

    /** Where anybody can read the file for a while; null if there is no such thing. */
    default @Nullable URI readableUrl(Duration validity) {
        return null;
    }

    /** The CRC64NVME of the whole content, as the service knows it; empty if it does not. */
    default OptionalLong crc64() {
        return OptionalLong.empty();
    }

    /** The MD5 of the whole content in hexadecimal, as the service knows it; null if it does not. */
    default @Nullable String md5() {
        return null;
    }

    /** Fails with PRECONDITION_FAILED if the file is not any more what was opened, where there are such versions. */
    default void requireUnchanged() {}

    private static StorageException unsupported(String verb) {
        return new StorageException(ErrorKind.UNSUPPORTED, "this backend has no " + verb);
    }
}
