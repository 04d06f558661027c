package org.elasto.client.azure;

import java.io.InputStream;
import java.nio.ByteBuffer;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.ResumedStream;

/**
 * Reads a blob or a file of a known size.
 *
 * @param name of what it is, for messages
 * @param size in bytes
 * @param attempts how often a range, or the rest of it, is asked for at most
 * @param source asks for a range
 */
public record RangeReader(String name, long size, int attempts, ResumedStream.Source source) {

    /** A stream of a range, which is cut at the end; a negative length reaches to it. */
    public InputStream open(long offset, long length) {
        if (offset >= size) {
            return InputStream.nullInputStream();
        }
        long rest = size - offset;
        ByteRange range = new ByteRange(offset, length < 0 ? rest : Math.min(rest, length));
        return ResumedStream.open(name, range, attempts, source);
    }

    /** Reads until the target is full or the content ends; -1 at or behind the end. */
    public int read(long offset, ByteBuffer target) {
        if (offset >= size) {
            return -1;
        }
        int wanted = (int) Math.min(target.remaining(), size - offset);
        return ResumedStream.fill(name, open(offset, (long) wanted), target, wanted);
    }

    /** A range that it must have, in memory. */
    public ByteBuffer fetch(ByteRange range) {
        ByteBuffer content = ByteBuffer.allocate((int) range.length());
        int count = range.length() == 0 ? 0 : read(range.offset(), content);
        if (count != range.length()) {
            throw new StorageException(ErrorKind.UNEXPECTED, "the source of a copy ended early");
        }
        return content.flip();
    }

    /**
     * Refuses a range that it does not have.
     *
     * @throws StorageException RANGE_NOT_SATISFIABLE
     */
    public void requireWithin(ByteRange range) {
        if (range.end() > size) {
            throw new StorageException(
                    ErrorKind.RANGE_NOT_SATISFIABLE, name + " ends at " + size + ", before " + range.end());
        }
    }
}
