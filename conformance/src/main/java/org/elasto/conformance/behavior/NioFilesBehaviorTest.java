package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.elasto.client.StorageUri;
import org.elasto.client.nio.ElastoFileSystems;
import org.junit.jupiter.api.Test;

/** {@code java.nio.file.Files} on stores does what it does on Java's own file system. */
@OnEverySite
class NioFilesBehaviorTest extends NioWorkspace {

    NioFilesBehaviorTest(Site site) {
        super(site);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        byte[] content = random(1, units(100));
        Path file = Files.write(path("f"), content);
        assertThat(Files.readAllBytes(file)).isEqualTo(content);
        assertThat(Files.size(file)).isEqualTo(content.length);
        assertThat(Files.exists(file)).isTrue();
        assertThat(Files.isRegularFile(file)).isTrue();
        assertThat(Files.isDirectory(file)).isFalse();
        assertThat(Files.isReadable(file)).isTrue();
        assertThat(Files.isExecutable(file)).isFalse();
        assertThat(Files.notExists(path("g"))).isTrue();
    }

    @Test
    void streamsCopyInAndOut() throws IOException {
        byte[] content = random(2, units(5000));
        long in = Files.copy(new ByteArrayInputStream(content), path("f"));
        assertThat(in).isEqualTo(content.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Files.copy(path("f"), out)).isEqualTo(content.length);
        assertThat(out.toByteArray()).isEqualTo(content);
        assertThatThrownBy(() -> Files.copy(new ByteArrayInputStream(content), path("f")))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void linesAreWrittenAndRead() throws IOException {
        String line = "x".repeat(units(1) > 1 ? 511 : 10);
        try (BufferedWriter out = Files.newBufferedWriter(path("f"))) {
            out.write(line + "\n" + line + "\n");
        }
        assertThat(Files.readAllLines(path("f"))).containsExactly(line, line);
        try (BufferedReader in = Files.newBufferedReader(path("f"))) {
            assertThat(in.readLine()).isEqualTo(line);
        }
        assertThat(Files.readString(path("f"))).isEqualTo(line + "\n" + line + "\n");
    }

    @Test
    void createNewIsExclusive() throws IOException {
        Files.write(path("f"), unitsOf(1), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        assertThatThrownBy(() ->
                        Files.write(path("f"), unitsOf(2), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> Files.createFile(path("f"))).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readAllBytes(path("f"))).isEqualTo(unitsOf(1));
    }

    @Test
    void emptyFilesAreThere() throws IOException {
        Files.createFile(path("created"));
        Files.newOutputStream(path("written")).close();
        assertThat(Files.size(path("created"))).isZero();
        assertThat(Files.size(path("written"))).isZero();
        assertThat(Files.readAllBytes(path("written"))).isEmpty();
    }

    @Test
    void truncatingReplacesAndAppendingAdds() throws IOException {
        Files.write(path("f"), unitsOf(1, 2, 3));
        Files.write(path("f"), unitsOf(4));
        assertThat(Files.readAllBytes(path("f"))).isEqualTo(unitsOf(4));
        Files.write(path("f"), unitsOf(5), StandardOpenOption.APPEND);
        Files.write(path("f"), unitsOf(6), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        assertThat(Files.readAllBytes(path("f"))).isEqualTo(unitsOf(4, 5, 6));
        Files.write(path("g"), unitsOf(7), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        assertThat(Files.readAllBytes(path("g"))).isEqualTo(unitsOf(7));
    }

    private static void openAndClose(Path directory) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            assertThat(stream).isNotNull();
        }
    }

    @Test
    void whatIsMissingIsNoSuchFile() {
        Path missing = path("missing");
        for (var call : List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                () -> Files.newByteChannel(missing).close(),
                () -> Files.size(missing),
                () -> Files.readAllBytes(missing),
                () -> Files.getLastModifiedTime(missing),
                () -> Files.delete(missing),
                () -> openAndClose(missing),
                () -> Files.copy(missing, path("x")),
                () -> Files.move(missing, path("x")),
                () -> missing.toRealPath(),
                () -> Files.write(missing, unitsOf(1), StandardOpenOption.WRITE))) {
            assertThatThrownBy(call).isInstanceOf(NoSuchFileException.class);
        }
        assertThat(Files.exists(path("x"))).isFalse();
    }

    @Test
    void deletionTellsWhatWasThere() throws IOException {
        assertThat(Files.deleteIfExists(path("f"))).isFalse();
        Files.write(path("f"), unitsOf(1));
        assertThat(Files.deleteIfExists(path("f"))).isTrue();
        assertThat(Files.exists(path("f"))).isFalse();
    }

    @Test
    void directoriesAreMadeAndRemoved() throws IOException {
        Path made = Files.createDirectory(path("d"));
        assertThat(Files.isDirectory(made)).isTrue();
        assertThat(names(made)).isEmpty();
        assertThat(names(directory)).containsExactly("d");
        assertThatThrownBy(() -> Files.createDirectory(made)).isInstanceOf(FileAlreadyExistsException.class);
        Files.createDirectories(made);
        Files.createDirectories(path("d/e/f"));
        assertThat(names(path("d/e"))).containsExactly("f");
        assertThatThrownBy(() -> Files.delete(made)).isInstanceOf(DirectoryNotEmptyException.class);
        Files.delete(path("d/e/f"));
        assertThat(Files.isDirectory(path("d/e/f"))).isFalse();
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Files.write(path("f"), unitsOf(1));
        assertThatThrownBy(() -> Files.createDirectory(path("f"))).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> Files.createDirectories(path("f"))).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> openAndClose(path("f"))).isInstanceOf(NotDirectoryException.class);
        assertThatThrownBy(() -> {
                    try (InputStream in = Files.newInputStream(Files.createDirectory(path("d")))) {
                        assertThat(in.read()).isNegative();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void aDirectoryListsWhatIsDirectlyInIt() throws IOException {
        for (String name : List.of("a.txt", "b.bin", "c.txt", "d/x.txt", "d/e/y.txt")) {
            write(name, unitsOf(1));
        }
        assertThat(names(directory)).containsExactly("a.txt", "b.bin", "c.txt", "d");
        List<Path> globbed = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, "*.txt")) {
            stream.forEach(globbed::add);
        }
        assertThat(globbed).containsExactlyInAnyOrder(path("a.txt"), path("c.txt"));
        List<Path> directories = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, Files::isDirectory)) {
            stream.forEach(directories::add);
        }
        assertThat(directories).containsExactly(path("d"));
    }

    @Test
    void aDirectoryStreamIsIteratedOnce() throws IOException {
        write("f", unitsOf(1));
        Iterator<Path> entries;
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            entries = stream.iterator();
            assertThat(entries.next()).isEqualTo(path("f"));
            assertThatThrownBy(stream::iterator).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void namesBeginningWithADotAreHidden() throws IOException {
        assertThat(Files.isHidden(write(".hidden", unitsOf(1)))).isTrue();
        assertThat(Files.isHidden(path("shown"))).isFalse();
    }

    @Test
    void filesAreCompared() throws IOException {
        Path one = Files.write(path("one"), unitsOf(1, 2, 3));
        Path same = Files.write(path("same"), unitsOf(1, 2, 3));
        Path other = Files.write(path("other"), unitsOf(1, 9, 3));
        assertThat(Files.mismatch(one, same)).isEqualTo(-1);
        assertThat(Files.mismatch(one, other)).isEqualTo(units(1));
        assertThat(Files.isSameFile(one, one)).isTrue();
        assertThat(Files.isSameFile(one, same)).isFalse();
    }

    @Test
    void theFileStoreTellsOfItself() throws IOException {
        var store = Files.getFileStore(directory);
        assertThat(store.getTotalSpace()).isPositive();
        assertThat(store.supportsFileAttributeView("basic")).isTrue();
        assertThat(store.isReadOnly()).isFalse();
        if (!isLocal()) {
            assertThat(store.type()).isEqualTo(site.backend());
            assertThat(store.getBlockSize()).isEqualTo(site.unit());
            assertThat(store.getAttribute("elasto:capabilities")).isEqualTo(capabilities());
        }
    }

    @Test
    void aPathNamesWhatItsUriSays() throws IOException {
        Path file = write("sub/with space+plus%41", unitsOf(1));
        if (!isLocal()) {
            StorageUri uri = ElastoFileSystems.uri(file);
            assertThat(uri).isEqualTo(file("sub/with space+plus%41"));
            assertThat(file.toUri().toString()).isEqualTo(uri.toString());
        }
        assertThat(get(file("sub/with space+plus%41"))).isEqualTo(unitsOf(1));
        assertThat(file.toRealPath()).isEqualTo(file.toAbsolutePath());
    }
}
