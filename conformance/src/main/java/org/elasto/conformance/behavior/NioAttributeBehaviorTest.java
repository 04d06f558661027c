package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.elasto.client.Capability;
import org.elasto.client.FileType;
import org.elasto.client.LeaseState;
import org.elasto.client.nio.ElastoFileAttributeView;
import org.elasto.client.nio.ElastoFileAttributes;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** What is told of a file. */
@OnEverySite
class NioAttributeBehaviorTest extends NioWorkspace {

    NioAttributeBehaviorTest(Site site) {
        super(site);
    }

    private void requireStore() {
        if (isLocal()) {
            throw new TestAbortedException("unsupported: local files have no view of ours");
        }
    }

    @Test
    void basicAttributesTellWhatItIs() throws IOException {
        Path file = Files.write(path("f"), unitsOf(1, 2));
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        assertThat(attributes.size()).isEqualTo(units(2));
        assertThat(attributes.isRegularFile()).isTrue();
        assertThat(attributes.isDirectory() || attributes.isSymbolicLink() || attributes.isOther())
                .isFalse();
        assertThat(attributes.lastModifiedTime().toInstant()).isAfter(Instant.EPOCH);
        BasicFileAttributes above = Files.readAttributes(directory, BasicFileAttributes.class);
        assertThat(above.isDirectory()).isTrue();
        assertThat(above.isRegularFile()).isFalse();
    }

    @Test
    void attributesAreReadByName() throws IOException {
        Path file = Files.write(path("f"), unitsOf(1));
        assertThat(Files.readAttributes(file, "size,isDirectory"))
                .isEqualTo(Map.of("size", (long) units(1), "isDirectory", false));
        assertThat(Files.readAttributes(file, "basic:*")).containsKeys("lastModifiedTime", "fileKey", "isOther");
        assertThat(Files.getAttribute(file, "size")).isEqualTo((long) units(1));
        assertThatThrownBy(() -> Files.readAttributes(file, "size,shoeSize"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Files.readAttributes(file, "none:*"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void ourViewTellsWhatTheStoreKeeps() throws IOException {
        requireStore();
        FileAttribute<?> type = attribute("elasto:contentType", "text/x-test");
        FileAttribute<?> metadata = attribute("elasto:metadata", Map.of("who", "me"));
        try (SeekableByteChannel channel = Files.newByteChannel(
                path("f"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), type, metadata)) {
            channel.write(ByteBuffer.wrap(unitsOf(1)));
        }
        ElastoFileAttributes attributes = Files.readAttributes(path("f"), ElastoFileAttributes.class);
        assertThat(attributes.type()).isEqualTo(FileType.FILE);
        assertThat(attributes.contentType()).isEqualTo("text/x-test");
        assertThat(attributes.metadata()).isEqualTo(Map.of("who", "me"));
        assertThat(attributes.etag()).isEqualTo(client.stat(file("f")).etag());
        assertThat(attributes.lease()).isEqualTo(has(Capability.LEASES) ? LeaseState.AVAILABLE : null);
        assertThat(Files.readAttributes(path("f"), "elasto:contentType,size"))
                .isEqualTo(Map.of("contentType", "text/x-test", "size", (long) units(1)));
        assertThat(Files.getFileAttributeView(path("f"), ElastoFileAttributeView.class)
                        .readAttributes())
                .isEqualTo(attributes);
        assertThat(directory.getFileSystem().supportedFileAttributeViews()).containsOnly("basic", "elasto");
    }

    private static <T> FileAttribute<T> attribute(String name, T value) {
        return new FileAttribute<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public T value() {
                return value;
            }
        };
    }

    @Test
    void nothingIsSet() throws IOException {
        requireStore();
        Path file = Files.write(path("f"), unitsOf(1));
        FileTime time = FileTime.fromMillis(0);
        assertThatThrownBy(() -> Files.setLastModifiedTime(file, time))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Files.setAttribute(file, "basic:lastModifiedTime", time))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Files.createDirectory(path("d"), attribute("posix:permissions", Set.of())))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(Files.getFileAttributeView(file, PosixFileAttributeView.class))
                .isNull();
        assertThat(Files.getFileAttributeView(file, BasicFileAttributeView.class)
                        .name())
                .isEqualTo("basic");
    }

    /** What a listing told is used once, and never after a change. */
    @Test
    void attributesAreThoseOfNow() throws IOException {
        write("d/f", unitsOf(1));
        try (var entries = Files.newDirectoryStream(path("d"))) {
            Path listed = entries.iterator().next();
            assertThat(Files.size(listed)).isEqualTo(units(1));
            Files.write(listed, unitsOf(1, 2));
            assertThat(Files.size(listed)).isEqualTo(units(2));
        }
        try (var entries = Files.newDirectoryStream(path("d"))) {
            Path listed = entries.iterator().next();
            Files.write(path("d/f"), unitsOf(1, 2, 3));
            assertThat(Files.size(listed)).isEqualTo(units(3));
            Files.delete(path("d/f"));
            assertThat(Files.exists(listed)).isFalse();
        }
    }
}
