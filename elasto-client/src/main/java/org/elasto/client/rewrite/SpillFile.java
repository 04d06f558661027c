package org.elasto.client.rewrite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/**
 * Written bytes for which memory is too small, in a file of the temporary directory that only its owner may read and that
 * goes with this process. One thread appends, many may read.
 */
public final class SpillFile implements AutoCloseable {

    private final FileChannel channel;
    private long size;

    private SpillFile(FileChannel channel) {
        this.channel = channel;
    }

    /** A new one. */
    public static SpillFile create() {
        try {
            // Made with the owner's permissions alone, where the file system has any.
            Path file = Files.createTempFile("elasto-", ".spill");
            return new SpillFile(FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw failure("there is no room for what is written in the temporary directory", e);
        }
    }

    /**
     * Keeps bytes.
     *
     * @return where they are
     */
    public long append(byte[] bytes, int start, int length) {
        long at = size;
        ByteBuffer left = ByteBuffer.wrap(bytes, start, length);
        try {
            while (left.hasRemaining()) {
                size += channel.write(left, size);
            }
        } catch (IOException e) {
            throw failure("keeping what is written in the temporary directory failed", e);
        }
        return at;
    }

    /** Fills the buffer with what was kept from there on. */
    public void read(long offset, ByteBuffer target) throws IOException {
        long at = offset;
        while (target.hasRemaining()) {
            int count = channel.read(target, at);
            if (count < 0) {
                throw new IOException("what was kept in the temporary directory is gone");
            }
            at += count;
        }
    }

    private static StorageException failure(String what, IOException cause) {
        return new StorageException(
                ErrorKind.UNEXPECTED, what + "; commit more often: " + cause.getMessage(), false, null, cause);
    }

    /** Gives its space back. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger(SpillFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "a spill file was not closed: {0}", e.getMessage());
        }
    }
}
