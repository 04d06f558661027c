package org.elasto.client.nio;

import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.elasto.client.FileStat;
import org.elasto.client.FileType;
import org.elasto.client.LeaseState;
import org.jspecify.annotations.Nullable;

/** A stat in the words of {@code java.nio.file}. */
record StatAttributes(FileStat stat) implements ElastoFileAttributes {

    @Override
    public FileType type() {
        return stat.type();
    }

    @Override
    public @Nullable String etag() {
        return stat.etag();
    }

    @Override
    public @Nullable String contentType() {
        return stat.contentType();
    }

    @Override
    public @Nullable String location() {
        return stat.location();
    }

    @Override
    public Map<String, String> metadata() {
        return stat.metadata();
    }

    @Override
    public @Nullable LeaseState lease() {
        return stat.lease();
    }

    @Override
    public @Nullable String tier() {
        return stat.tier();
    }

    @Override
    public @Nullable String version() {
        return stat.version();
    }

    @Override
    public FileTime lastModifiedTime() {
        Instant modified = stat.modified();
        return FileTime.from(modified == null ? Instant.EPOCH : modified);
    }

    @Override
    public FileTime lastAccessTime() {
        return lastModifiedTime();
    }

    @Override
    public FileTime creationTime() {
        return lastModifiedTime();
    }

    @Override
    public boolean isRegularFile() {
        return stat.type() == FileType.FILE;
    }

    @Override
    public boolean isDirectory() {
        return !isRegularFile();
    }

    @Override
    public boolean isSymbolicLink() {
        return false;
    }

    @Override
    public boolean isOther() {
        return false;
    }

    @Override
    public long size() {
        return stat.size().orElse(0);
    }

    @Override
    public @Nullable Object fileKey() {
        return null;
    }
}
