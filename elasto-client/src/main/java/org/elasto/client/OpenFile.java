package org.elasto.client;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An open file: checks capabilities and arguments, then hands on to the backend. */
final class OpenFile extends OpenHandle {

    private final FileHandle file;
    private volatile Passage passage;

    OpenFile(StorageUri uri, Backend backend, Set<Capability> capabilities, FileHandle file) {
        super(uri, backend, capabilities, file);
        this.file = file;
        this.passage = new Passage(uri, file);
    }

    /** What a handle can do that was opened so. */
    static Set<Capability> capabilities(Backend backend, OpenOptions options) {
        Set<Capability> capabilities = backend.capabilities();
        if (!options.has(OpenFlag.REWRITE) || capabilities.contains(Capability.WRITE_RANGE)) {
            return capabilities;
        }
        require(capabilities, Capability.REWRITE, "rewriting");
        EnumSet<Capability> more = EnumSet.copyOf(capabilities);
        more.add(Capability.WRITE_RANGE);
        more.add(Capability.SPARSE);
        return Set.copyOf(more);
    }

    @Override
    public int read(long offset, ByteBuffer target) {
        requireOpen();
        requireOffset(offset);
        if (target.isReadOnly()) {
            throw invalid("the buffer to read into is read-only");
        }
        return file.read(offset, target);
    }

    @Override
    public InputStream read(long offset, long length) {
        requireOpen();
        requireOffset(offset);
        requireLength(length);
        return file.read(offset, length);
    }

    @Override
    public void write(long offset, ByteBuffer source) {
        requireWritable(offset);
        file.write(offset, source);
    }

    @Override
    public long write(long offset, InputStream source, long length) {
        requireWritable(offset);
        requireLength(length);
        return file.write(offset, source, length);
    }

    @Override
    public void commit() {
        requireOpen();
        file.commit();
        // What goes from here on is of another version.
        passage = new Passage(uri(), file);
    }

    @Override
    public void truncate(long size) {
        requireOpen();
        require(Capability.SPARSE, "truncate");
        requireOffset(size);
        file.truncate(size);
    }

    @Override
    public void punchHole(ByteRange range) {
        requireOpen();
        require(Capability.SPARSE, "punchHole");
        file.punchHole(range);
    }

    @Override
    public Stream<ByteRange> listRanges() {
        requireOpen();
        require(Capability.SPARSE, "listRanges");
        return file.listRanges();
    }

    @Override
    public void splice(ElastoFile source, ByteRange range, long offset) {
        requireOpen();
        requireOffset(offset);
        if (!(source instanceof OpenFile from)) {
            throw invalid("a splice reads from an open file");
        }
        from.requireOpen();
        boolean near = from.backend().equals(backend());
        if (near) {
            require(Capability.SPLICE, "splice");
        }
        if (near && file.copiesFrom(from.file)) {
            file.splice(from.file, range, offset);
            return;
        }
        requireWritable(offset);
        file.spliceFrom(new SplicedFile(from, from.file, from.passage, range), range, offset);
    }

    @Override
    public OptionalLong crc64() {
        requireOpen();
        return file.crc64();
    }

    @Override
    public @Nullable String md5() {
        requireOpen();
        return file.md5();
    }

    @Override
    public Stream<DirectoryEntry> readdir(String prefix) {
        throw noDirectory();
    }

    @Override
    public Stream<DirectoryEntry> readTree() {
        throw noDirectory();
    }

    private StorageException noDirectory() {
        return invalid(uri() + " is open as a file; open it with DIRECTORY to list it");
    }

    private void requireWritable(long offset) {
        requireOpen();
        if (!capabilities().contains(Capability.WRITE_RANGE)) {
            require(Capability.WRITE_SEQUENTIAL, "write");
        }
        requireOffset(offset);
    }

    private static void requireOffset(long offset) {
        if (offset < 0) {
            throw invalid("an offset is not negative: " + offset);
        }
    }

    private static void requireLength(long length) {
        if (length < -1) {
            throw invalid("a length is not negative, but for -1, which means all: " + length);
        }
    }
}
