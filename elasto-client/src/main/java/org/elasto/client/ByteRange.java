package org.elasto.client;

/**
 * A run of bytes.
 *
 * @param offset the first byte, from 0
 * @param length how many, at least 0
 */
public record ByteRange(long offset, long length) {

    public ByteRange {
        if (offset < 0 || length < 0 || offset + length < 0) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "no such range: " + offset + "+" + length);
        }
    }

    /** The first offset behind the range. */
    public long end() {
        return offset + length;
    }
}
