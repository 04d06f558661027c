package org.elasto.client.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.stream.Stream;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileHandle;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.ForeignFile;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;

/** An open local file. Writes show at once, unless it was opened to replace the old file; a commit is an fsync. */
final class LocalFile implements FileHandle {

    private final StorageUri uri;
    private final LocalContent content;

    LocalFile(StorageUri uri, LocalContent content) {
        this.uri = uri;
        this.content = content;
    }

    /** Something that the file system may refuse. */
    private interface Action<T> {
        T run() throws IOException;
    }

    private <T> T run(String verb, Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw LocalErrors.of(verb, content.path(), e);
        }
    }

    @Override
    public boolean created() {
        return content.created();
    }

    @Override
    public FileStat stat() {
        return LocalBackend.stat(content.current(), uri);
    }

    @Override
    public FileSystemStat statfs() {
        return LocalBackend.statfs(content.current());
    }

    @Override
    public int read(long offset, ByteBuffer target) {
        return run("read", () -> {
            int before = target.position();
            boolean wanted = target.hasRemaining();
            LocalContent.readFully(content.reader(), offset, target);
            int count = target.position() - before;
            if (count > 0) {
                return count;
            }
            return wanted || offset >= content.reader().size() ? -1 : 0;
        });
    }

    @Override
    public InputStream read(long offset, long length) {
        return new LocalStream(content.reader(), offset, length);
    }

    @Override
    public void write(long offset, ByteBuffer source) {
        run("write", () -> {
            LocalContent.writeFully(content.writer(), offset, source);
            return 0;
        });
    }

    @Override
    public long write(long offset, InputStream source, long length) {
        return run("write", () -> {
            FileChannel target = content.writer();
            byte[] buffer = new byte[LocalContent.BLOCK];
            long done = 0;
            while (length < 0 || done < length) {
                int most = (int) (length < 0 ? buffer.length : Math.min(buffer.length, length - done));
                int count = source.read(buffer, 0, most);
                if (count < 0) {
                    break;
                }
                LocalContent.writeFully(target, offset + done, ByteBuffer.wrap(buffer, 0, count));
                done += count;
            }
            return done;
        });
    }

    @Override
    public void commit() {
        run("commit", () -> {
            content.commit();
            return 0;
        });
    }

    @Override
    public void truncate(long size) {
        run("truncate", () -> {
            FileChannel channel = content.writer();
            long old = channel.size();
            if (size < old) {
                channel.truncate(size);
            } else if (size > old) {
                LocalContent.grow(channel, size);
            }
            return 0;
        });
    }

    @Override
    public void punchHole(ByteRange range) {
        run("punchHole", () -> {
            LocalRanges.punch(content.writer(), range);
            return 0;
        });
    }

    @Override
    public Stream<ByteRange> listRanges() {
        return LocalRanges.list(content.reader(), content.path());
    }

    @Override
    public void splice(FileHandle source, ByteRange range, long offset) {
        if (!(source instanceof LocalFile from)) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a splice needs another local file");
        }
        run("splice", () -> {
            FileChannel in = from.content.reader();
            FileChannel out = content.writer();
            if (range.end() > in.size()) {
                throw new StorageException(
                        ErrorKind.RANGE_NOT_SATISFIABLE,
                        from.uri + " ends at " + in.size() + ", before " + range.end());
            }
            if (from.content.current().equals(content.current()) && overlap(range, offset)) {
                throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a splice cannot overlap its own source");
            }
            splice(in, range, out, offset);
            return 0;
        });
    }

    @Override
    public void spliceFrom(ForeignFile source, ByteRange range, long offset) {
        run("splice", () -> {
            new LocalIntake(content.writer(), source, offset - range.offset()).copy(range);
            source.verify();
            return 0;
        });
    }

    private static boolean overlap(ByteRange range, long offset) {
        return offset < range.end() && range.offset() < offset + range.length();
    }

    private static void splice(FileChannel in, ByteRange range, FileChannel out, long offset) throws IOException {
        out.position(offset);
        long done = 0;
        while (done < range.length()) {
            long count = in.transferTo(range.offset() + done, range.length() - done, out);
            if (count <= 0) {
                throw new IOException("the source became shorter while it was copied");
            }
            done += count;
        }
    }

    @Override
    public void unlink() {
        run("remove", () -> {
            content.unlink();
            return 0;
        });
    }

    @Override
    public void close() {
        run("close", () -> {
            content.close();
            return 0;
        });
    }
}
