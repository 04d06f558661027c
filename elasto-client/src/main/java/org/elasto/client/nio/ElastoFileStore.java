package org.elasto.client.nio;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import java.util.OptionalLong;
import org.elasto.client.ElastoFile;
import org.elasto.client.FileSystemStat;
import org.elasto.client.OpenFlag;
import org.jspecify.annotations.Nullable;

/**
 * A container as a file store. Its attributes are {@code elasto:capabilities}, {@code elasto:minimumIo}, {@code
 * elasto:optimalIo} and {@code elasto:maximumFileSize}. A store that does not tell its size is as large as a number can
 * be.
 */
final class ElastoFileStore extends FileStore {

    private final ElastoPath container;

    ElastoFileStore(ElastoPath container) {
        this.container = container;
    }

    private FileSystemStat stat() throws IOException {
        container.getFileSystem().requireOpen();
        return NioErrors.call(container, () -> {
            try (ElastoFile open = container.getFileSystem().elasto().open(container.uri(), OpenFlag.DIRECTORY)) {
                return open.statfs();
            }
        });
    }

    @Override
    public String name() {
        return container.toString();
    }

    @Override
    public String type() {
        return container.getFileSystem().root().scheme();
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    private static long orAll(OptionalLong told) {
        return told.orElse(Long.MAX_VALUE);
    }

    @Override
    public long getTotalSpace() throws IOException {
        return orAll(stat().total());
    }

    @Override
    public long getUsableSpace() throws IOException {
        return orAll(stat().available());
    }

    @Override
    public long getUnallocatedSpace() throws IOException {
        return orAll(stat().available());
    }

    @Override
    public long getBlockSize() throws IOException {
        return stat().minimumIo();
    }

    @Override
    public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
        return type == BasicFileAttributeView.class || type == ElastoFileAttributeView.class;
    }

    @Override
    public boolean supportsFileAttributeView(String name) {
        return AttributeNames.VIEWS.contains(name);
    }

    @Override
    public <V extends FileStoreAttributeView> @Nullable V getFileStoreAttributeView(Class<V> type) {
        return null;
    }

    @Override
    public Object getAttribute(String attribute) throws IOException {
        return switch (attribute) {
            case "totalSpace" -> getTotalSpace();
            case "usableSpace" -> getUsableSpace();
            case "unallocatedSpace" -> getUnallocatedSpace();
            case "elasto:capabilities" -> stat().capabilities();
            case "elasto:minimumIo" -> stat().minimumIo();
            case "elasto:optimalIo" -> stat().optimalIo();
            case "elasto:maximumFileSize" -> stat().maximumFileSize();
            default -> throw new UnsupportedOperationException("a file store has no attribute " + attribute);
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ElastoFileStore that && container.equals(that.container);
    }

    @Override
    public int hashCode() {
        return container.hashCode();
    }

    @Override
    public String toString() {
        return container.toUri().toString();
    }
}
