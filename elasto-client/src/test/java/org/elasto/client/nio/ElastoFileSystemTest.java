package org.elasto.client.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.elasto.client.ClientConfig;
import org.elasto.client.ConfigKey;
import org.elasto.client.Credentials;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElastoFileSystemTest {

    private final MemorySystem memory = new MemorySystem();

    private void put(String... keys) {
        for (String key : keys) {
            memory.backend.objects.put(key, new byte[] {1});
        }
    }

    private List<String> list(String directory) throws IOException {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(memory.path(directory))) {
            stream.forEach(path -> found.add(path.toString()));
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3", "abb", "apb", "afs"})
    void providersAreFound(String scheme) throws IOException {
        URI uri = URI.create(scheme + "://localhost:9/one/two/three%20%25%2B");
        try (FileSystem made = FileSystems.newFileSystem(uri, Map.of("max-attempts", 1))) {
            Path path = Path.of(uri);
            assertThat(path.getFileSystem()).isSameAs(made).isSameAs(FileSystems.getFileSystem(uri));
            assertThat(path).hasToString("/one/two/three %+");
            assertThat(path.toUri()).isEqualTo(uri);
            assertThatThrownBy(() -> FileSystems.newFileSystem(uri, Map.of()))
                    .isInstanceOf(FileSystemAlreadyExistsException.class);
        }
        assertThatThrownBy(() -> FileSystems.getFileSystem(uri)).isInstanceOf(FileSystemNotFoundException.class);
        Path.of(uri).getFileSystem().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://host/b/k?query", "s3://host/b/k#fragment", "s3://user:pass@host/b", "s3:b/k"})
    void whatIsNoPathIsRefused(String uri) {
        assertThatThrownBy(() -> Path.of(URI.create(uri))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settingsAreTakenByNameOrWhole() throws IOException {
        ClientConfig config = ClientConfig.builder().region("eu-north-1").build();
        Map<String, Object> settings =
                Map.of("config", config, "parallelism", 2, "credentials", new Credentials("id", "secret"));
        try (FileSystem made = FileSystems.newFileSystem(URI.create("s3://localhost:8"), settings)) {
            ClientConfig used = ((ElastoFileSystem) made).elasto().config();
            assertThat(used.region()).isEqualTo("eu-north-1");
            assertThat(used.get(ConfigKey.PARALLELISM)).isEqualTo(2);
            assertThat(used.credentials()).isNotNull();
        }
        for (Map<String, ?> bad :
                List.of(Map.of("no-such-setting", "1"), Map.of("parallelism", "many"), Map.of("config", "text"))) {
            assertThatThrownBy(() -> FileSystems.newFileSystem(URI.create("s3://localhost:8"), bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void nothingGoesWhenItIsClosed() throws IOException {
        put("f");
        Path file = memory.path("/b/f");
        memory.fileSystem.close();
        memory.fileSystem.close();
        assertThat(memory.fileSystem.isOpen()).isFalse();
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> Files.newByteChannel(file),
                () -> Files.newInputStream(file),
                () -> Files.newDirectoryStream(file),
                () -> Files.size(file),
                () -> Files.delete(file),
                () -> Files.copy(file, memory.path("/b/g")),
                () -> Files.move(file, memory.path("/b/g")),
                () -> Files.createDirectory(file),
                () -> Files.getFileStore(file),
                () -> file.toRealPath(),
                () -> memory.fileSystem.newWatchService(),
                () -> memory.fileSystem.getFileStores())) {
            assertThatThrownBy(call).isInstanceOf(ClosedFileSystemException.class);
        }
        assertThat(memory.backend.log).containsOnlyOnce("closed");
    }

    @Test
    void aListingIsAskedForAsItIsIterated() throws IOException {
        put("d/1", "d/2", "d/3");
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(memory.path("/b/d"))) {
            assertThat(memory.backend.log).containsExactly("list d");
            Iterator<Path> entries = stream.iterator();
            assertThat(entries.next()).hasToString("/b/d/1");
            assertThat(memory.backend.log).containsExactly("list d", "entry d/1");
        }
    }

    @Test
    void aDirectoryThatSharesItsNameHasASlash() throws IOException {
        put("a", "a!", "a/b", "a/b/c", "b/x", "/y", "a//z");
        assertThat(list("/b/")).containsExactly("/b//", "/b/a", "/b/a!", "/b/a/", "/b/b");
        assertThat(list("/b/a/")).containsExactly("/b/a//", "/b/a/b", "/b/a/b/");
        assertThat(list("/b/a//")).containsExactly("/b/a//z");
    }

    @Test
    void whatAListingToldIsUsedOnceAndNotForLong() throws IOException {
        put("d/1", "d/2", "d/3", "d/4");
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(memory.path("/b/d"))) {
            Iterator<Path> entries = stream.iterator();
            Path first = entries.next();
            memory.backend.log.clear();
            assertThat(Files.size(first)).isEqualTo(1);
            assertThat(memory.backend.log).isEmpty();
            assertThat(Files.size(first)).isEqualTo(1);
            assertThat(memory.backend.log).containsExactly("stat d/1");

            Path late = entries.next();
            memory.nanos += TimeUnit.SECONDS.toNanos(5);
            assertThat(Files.size(late)).isEqualTo(1);
            assertThat(memory.backend.log).contains("stat d/2");

            Path changed = entries.next();
            Files.write(memory.path("/b/other"), new byte[1]);
            assertThat(Files.size(changed)).isEqualTo(1);
            assertThat(memory.backend.log).contains("stat d/3");

            Path asked = entries.next();
            Files.readAttributes(asked, ElastoFileAttributes.class);
            assertThat(memory.backend.log).contains("stat d/4");
        }
    }

    @Test
    void aDirectoryThatWentWithItsLastFileIsRemovedOnce() throws IOException {
        put("d/1");
        assertThat(list("/b/d")).hasSize(1);
        Files.delete(memory.path("/b/d/1"));
        Files.delete(memory.path("/b/d"));
        assertThatThrownBy(() -> Files.delete(memory.path("/b/d"))).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOT_FOUND",
                "ALREADY_EXISTS",
                "PERMISSION_DENIED",
                "UNAUTHENTICATED",
                "UNSUPPORTED",
                "LEASE_CONFLICT",
                "RATE_LIMITED"
            })
    void failuresAreThoseOfFiles(String kind) {
        Map<String, Class<? extends Exception>> expected = Map.of(
                "NOT_FOUND", NoSuchFileException.class,
                "ALREADY_EXISTS", FileAlreadyExistsException.class,
                "PERMISSION_DENIED", AccessDeniedException.class,
                "UNAUTHENTICATED", AccessDeniedException.class,
                "UNSUPPORTED", UnsupportedOperationException.class);
        memory.backend.failure = ErrorKind.valueOf(kind);
        assertThatThrownBy(() -> Files.newByteChannel(memory.path("/b/f")))
                .isExactlyInstanceOf(expected.getOrDefault(kind, FileSystemException.class))
                .hasCauseInstanceOf(StorageException.class)
                .hasMessageContaining("as the test wants it");
    }

    @Test
    void aListingThatFailsSaysSo() throws IOException {
        put("d/1");
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(memory.path("/b/d"), path -> {
            throw new IOException("the filter's own");
        })) {
            assertThatThrownBy(() -> stream.iterator().hasNext())
                    .isInstanceOf(DirectoryIteratorException.class)
                    .hasRootCauseMessage("the filter's own");
        }
    }

    @Test
    void unknownOptionsAreRefused() {
        OpenOption other = new OpenOption() {};
        assertThatThrownBy(() -> Files.newByteChannel(memory.path("/b/f"), other))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Files.newOutputStream(memory.path("/b/f"), ElastoOption.PUBLISH_BY_FORCE))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(memory.backend.log).isEmpty();
    }

    @Test
    void theRootIsOne() {
        assertThat(memory.fileSystem.getRootDirectories()).containsExactly(memory.path("/"));
        assertThat(memory.path("x").toAbsolutePath()).isEqualTo(memory.path("/x"));
        assertThat(memory.fileSystem.getSeparator()).isEqualTo("/");
        assertThatThrownBy(() -> memory.path("/b").toFile()).isInstanceOf(UnsupportedOperationException.class);
    }
}
