package org.elasto.client;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** An open root, container or directory: it can be listed, and refuses what only files have. */
final class OpenDirectory extends OpenHandle {

    private final Backend.DirectoryHandle directory;

    OpenDirectory(StorageUri uri, Backend backend, Backend.DirectoryHandle directory) {
        super(uri, backend, backend.capabilities(), directory);
        this.directory = directory;
    }

    @Override
    public Stream<DirectoryEntry> readdir(String prefix) {
        requireOpen();
        if (prefix.indexOf('/') >= 0) {
            throw invalid("no name begins with something that has a slash: " + prefix);
        }
        return prefix.isEmpty() ? directory.readdir() : directory.readdir(prefix);
    }

    @Override
    public Stream<DirectoryEntry> readTree() {
        requireOpen();
        Stream<DirectoryEntry> flat = directory.readTree();
        return flat == null ? TreeListing.of(backend(), directory) : flat;
    }

    @Override
    public int read(long offset, ByteBuffer target) {
        throw notAFile();
    }

    @Override
    public InputStream read(long offset, long length) {
        throw notAFile();
    }

    @Override
    public void write(long offset, ByteBuffer source) {
        throw notAFile();
    }

    @Override
    public long write(long offset, InputStream source, long length) {
        throw notAFile();
    }

    @Override
    public void commit() {
        throw notAFile();
    }

    @Override
    public void truncate(long size) {
        throw notAFile();
    }

    @Override
    public void punchHole(ByteRange range) {
        throw notAFile();
    }

    @Override
    public Stream<ByteRange> listRanges() {
        throw notAFile();
    }

    @Override
    public void splice(ElastoFile source, ByteRange range, long offset) {
        throw notAFile();
    }

    @Override
    public OptionalLong crc64() {
        throw notAFile();
    }

    @Override
    public String md5() {
        throw notAFile();
    }

    private StorageException notAFile() {
        return invalid(uri() + " is open as a directory, which has no content");
    }
}
