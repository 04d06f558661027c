package org.elasto.client.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a run of an open file; closing it leaves the file open. */
final class LocalStream extends InputStream {

    private final FileChannel channel;
    private final long end;
    private long position;

    /** Reads to the end of the file if the length is negative. */
    LocalStream(FileChannel channel, long offset, long length) {
        this.channel = channel;
        this.position = offset;
        this.end = length < 0 || offset + length < 0 ? Long.MAX_VALUE : offset + length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position >= end) {
            return -1;
        }
        int most = (int) Math.min(length, end - position);
        int count = channel.read(ByteBuffer.wrap(buffer, offset, most), position);
        if (count > 0) {
            position += count;
        }
        return count;
    }
}
