package org.elasto.client.transfer;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.posix.OwnerOnly;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one transfer on disk, so that another process can go on with it: a first line that says what it is, and
 * a line for each piece that was accepted. A line that was cut off counts as not written. Whoever works on the transfer
 * holds a lock on the file, which ends with his process. Thread-safe.
 */
final class Journal implements AutoCloseable {

    static final String SUFFIX = ".transfer";

    private final Path file;
    private final JournalHead head;
    private final RandomAccessFile out;
    private final Map<Long, Piece> pieces = new ConcurrentHashMap<>();

    /**
     * A piece that was accepted.
     *
     * @param length in bytes
     * @param crc64 its CRC64NVME
     */
    record Piece(long length, long crc64) {}

    private Journal(Path file, JournalHead head, RandomAccessFile out) {
        this.file = file;
        this.head = head;
        this.out = out;
    }

    /** Begins one, for nobody else to read. */
    static Journal create(Path directory, JournalHead head) {
        try {
            makeDirectory(directory);
            Path file = directory.resolve(head.id() + SUFFIX);
            Files.createFile(file, OwnerOnly.file());
            Journal journal = new Journal(file, head, open(file));
            journal.write(head.json().write() + "\n");
            return journal;
        } catch (IOException e) {
            throw failed("keep a journal in " + directory, e);
        }
    }

    private static void makeDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, OwnerOnly.directory());
        }
    }

    /** Takes one up again; null if somebody is at work on it, or it is gone. */
    static @Nullable Journal resume(Path file) {
        try {
            if (!Files.exists(file)) {
                return null;
            }
            RandomAccessFile out = open(file);
            String text = Files.readString(file, StandardCharsets.UTF_8);
            String[] lines = text.split("\n", -1);
            Journal journal = new Journal(file, JournalHead.of(lines[0]), out);
            // What follows the last end of a line is empty, or was cut off.
            for (int i = 1; i < lines.length - 1; i++) {
                journal.read(lines[i]);
            }
            out.setLength(text.substring(0, text.lastIndexOf('\n') + 1).getBytes(StandardCharsets.UTF_8).length);
            out.seek(out.length());
            return journal;
        } catch (LockedException e) {
            return null;
        } catch (IOException e) {
            throw failed("read the journal " + file, e);
        }
    }

    /** Somebody else holds it. */
    private static final class LockedException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static RandomAccessFile open(Path file) throws IOException {
        RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
        FileLock lock = null;
        try {
            // Held until the file is closed.
            lock = out.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            // By another thread of this process.
        }
        if (lock == null) {
            out.close();
            throw new LockedException();
        }
        return out;
    }

    private void read(String line) throws IOException {
        String[] words = line.split(" ", -1);
        if (words.length != 3) {
            throw new IOException("a line makes no sense: " + line);
        }
        try {
            pieces.put(
                    Long.parseLong(words[0]),
                    new Piece(Long.parseLong(words[1]), Long.parseUnsignedLong(words[2], 16)));
        } catch (NumberFormatException e) {
            throw new IOException("a line makes no sense: " + line, e);
        }
    }

    JournalHead head() {
        return head;
    }

    /** The piece of exactly that range, if it was accepted. */
    @Nullable
    Piece accepted(ByteRange range) {
        Piece piece = pieces.get(range.offset());
        return piece != null && piece.length() == range.length() ? piece : null;
    }

    /** How many bytes were accepted. */
    long done() {
        return pieces.values().stream().mapToLong(Piece::length).sum();
    }

    /** A piece was accepted. */
    void add(ByteRange range, long crc64) {
        pieces.put(range.offset(), new Piece(range.length(), crc64));
        try {
            write(range.offset() + " " + range.length() + " " + Long.toHexString(crc64) + "\n");
        } catch (IOException e) {
            throw failed("write the journal " + file, e);
        }
    }

    /** Not through the channel, which an interrupt would close. */
    private synchronized void write(String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }

    /** It is not needed any more. */
    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed("remove the journal " + file, e);
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failed("close the journal " + file, e);
        }
    }

    private static StorageException failed(String what, IOException cause) {
        return new StorageException(
                ErrorKind.UNEXPECTED, "cannot " + what + ": " + cause.getMessage(), false, null, cause);
    }
}
