package org.elasto.client.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.elasto.client.ByteRange;
import org.elasto.client.ClientConfig;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.Elasto;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBackendTest {

    @TempDir
    Path directory;

    private Elasto elasto;
    private StorageUri base;

    @BeforeEach
    void open() {
        elasto = Elasto.create(ClientConfig.builder().build());
        base = StorageUri.of(directory);
    }

    @AfterEach
    void close() {
        elasto.close();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private String content(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    private static void assertKind(ErrorKind kind, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void writesAndReadsAtAnyOffset() throws IOException {
        try (ElastoFile file = elasto.open(base.resolve("f"), OpenFlag.CREATE)) {
            assertThat(file.created()).isTrue();
            file.write(0, bytes("hello world"));
            file.write(6, bytes("W"));
            file.write(12, bytes("!"));
            file.commit();

            ByteBuffer target = ByteBuffer.allocate(5);
            assertThat(file.read(6, target)).isEqualTo(5);
            assertThat(new String(target.array(), StandardCharsets.UTF_8)).isEqualTo("World");
        }
        assertThat(content("f")).isEqualTo("hello World\0!");
    }

    @Test
    void readTellsTheEndAndLeavesTheRestOfTheBufferAlone() throws IOException {
        Files.writeString(directory.resolve("f"), "abc");
        try (ElastoFile file = elasto.open(base.resolve("f"))) {
            ByteBuffer target = ByteBuffer.allocate(5);

            assertThat(file.read(1, target)).isEqualTo(2);
            assertThat(target.position()).isEqualTo(2);
            assertThat(file.read(3, ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(file.read(99, ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(file.read(0, ByteBuffer.allocate(0))).isZero();
        }
    }

    @Test
    void streamsARun() throws IOException {
        Files.writeString(directory.resolve("f"), "0123456789");
        try (ElastoFile file = elasto.open(base.resolve("f"));
                InputStream all = file.read(0, -1);
                InputStream some = file.read(3, 4);
                InputStream none = file.read(20, -1)) {
            assertThat(all).hasContent("0123456789");
            assertThat(some).hasContent("3456");
            assertThat(none.read()).isEqualTo(-1);
        }
    }

    @Test
    void missingFileIsNotFoundUnlessCreated() {
        assertKind(ErrorKind.NOT_FOUND, () -> elasto.open(base.resolve("f")));
        assertKind(ErrorKind.NOT_FOUND, () -> elasto.open(base.resolve("f"), OpenFlag.TRUNCATE));
        assertKind(ErrorKind.NOT_FOUND, () -> elasto.stat(base.resolve("f")));
        assertKind(ErrorKind.NOT_FOUND, () -> elasto.remove(base.resolve("f")));
        assertKind(ErrorKind.NOT_FOUND, () -> elasto.open(base.resolve("no/f"), OpenFlag.CREATE));
    }

    @Test
    void exclusiveCreateLosesAgainstWhatExists() throws IOException {
        Files.writeString(directory.resolve("f"), "old");

        assertKind(ErrorKind.ALREADY_EXISTS, () -> elasto.open(base.resolve("f"), OpenFlag.CREATE, OpenFlag.EXCLUSIVE));
        assertKind(
                ErrorKind.ALREADY_EXISTS,
                () -> elasto.open(base.resolve("f"), OpenFlag.CREATE, OpenFlag.EXCLUSIVE, OpenFlag.TRUNCATE));
        assertThat(content("f")).isEqualTo("old");
    }

    @Test
    void replacementShowsOnlyWithTheCommit() throws IOException {
        Files.writeString(directory.resolve("f"), "old");
        try (ElastoFile file = elasto.open(base.resolve("f"), OpenFlag.CREATE, OpenFlag.TRUNCATE)) {
            file.write(0, bytes("new"));
            assertThat(content("f")).isEqualTo("old");
            file.commit();
            assertThat(content("f")).isEqualTo("new");
        }
        assertThat(directory).isDirectoryContaining(path -> path.endsWith("f"));
        assertThat(names()).containsExactly("f");
    }

    @Test
    void replacementThatIsNotCommittedLeavesNoTrace() throws IOException {
        Files.writeString(directory.resolve("f"), "old");
        try (ElastoFile file = elasto.open(base.resolve("f"), OpenFlag.TRUNCATE)) {
            file.write(0, bytes("new"));
        }
        try (ElastoFile file = elasto.open(base.resolve("g"), OpenFlag.CREATE, OpenFlag.EXCLUSIVE, OpenFlag.TRUNCATE)) {
            file.write(0, bytes("new"));
        }
        assertThat(content("f")).isEqualTo("old");
        assertThat(names()).containsExactly("f");
    }

    @Test
    void ofTwoExclusiveReplacementsTheSecondLoses() throws IOException {
        OpenOptions options = OpenOptions.of(OpenFlag.CREATE, OpenFlag.EXCLUSIVE, OpenFlag.TRUNCATE);
        try (ElastoFile first = elasto.open(base.resolve("f"), options);
                ElastoFile second = elasto.open(base.resolve("f"), options)) {
            first.write(0, bytes("first"));
            second.write(0, bytes("second"));
            second.commit();

            assertKind(ErrorKind.ALREADY_EXISTS, first::commit);
        }
        assertThat(content("f")).isEqualTo("second");
        assertThat(names()).containsExactly("f");
    }

    @Test
    void truncateCutsAndExtends() throws IOException {
        Files.writeString(directory.resolve("f"), "abcdef");
        try (ElastoFile file = elasto.open(base.resolve("f"))) {
            file.truncate(3);
            assertThat(content("f")).isEqualTo("abc");
            file.truncate(5);
            assertThat(content("f")).isEqualTo("abc\0\0");
            assertThat(file.stat().size()).hasValue(5);
        }
    }

    @Test
    void punchedHolesReadAsZerosAndAreNotListed() throws IOException {
        byte[] data = new byte[40 << 10];
        java.util.Arrays.fill(data, (byte) 1);
        Files.write(directory.resolve("f"), data);
        try (ElastoFile file = elasto.open(base.resolve("f"))) {
            file.punchHole(new ByteRange(8 << 10, 8 << 10));
            file.punchHole(new ByteRange(32 << 10, 100 << 10));

            try (Stream<ByteRange> ranges = file.listRanges()) {
                assertThat(ranges).containsExactly(new ByteRange(0, 8 << 10), new ByteRange(16 << 10, 16 << 10));
            }
            ByteBuffer target = ByteBuffer.allocate(2);
            file.read((8 << 10) - 1, target);
            assertThat(target.array()).containsExactly(1, 0);
            assertThat(file.stat().size()).hasValue(40 << 10);
        }
    }

    @Test
    void splicesBetweenFilesButNotOverItself() throws IOException {
        Files.writeString(directory.resolve("a"), "0123456789");
        try (ElastoFile a = elasto.open(base.resolve("a"));
                ElastoFile b = elasto.open(base.resolve("b"), OpenFlag.CREATE)) {
            b.splice(a, new ByteRange(2, 5), 1);
            b.commit();

            assertKind(ErrorKind.RANGE_NOT_SATISFIABLE, () -> b.splice(a, new ByteRange(5, 6), 0));
            assertKind(ErrorKind.INVALID_ARGUMENT, () -> a.splice(a, new ByteRange(0, 5), 2));
            a.splice(a, new ByteRange(0, 2), 8);
        }
        assertThat(content("b")).isEqualTo("\00023456");
        assertThat(content("a")).isEqualTo("0123456701");
    }

    @Test
    void listsDirectories() throws IOException {
        Files.createDirectory(directory.resolve("d"));
        Files.writeString(directory.resolve("a b%"), "xyz");
        Files.createSymbolicLink(directory.resolve("dangling"), directory.resolve("nowhere"));
        try (ElastoFile open = elasto.open(base, OpenFlag.DIRECTORY);
                Stream<DirectoryEntry> entries = open.readdir()) {
            List<DirectoryEntry> all = entries.sorted(java.util.Comparator.comparing(DirectoryEntry::name))
                    .toList();
            assertThat(all).extracting(DirectoryEntry::name).containsExactly("a b%", "d", "dangling");
            assertThat(all.get(0).stat().size()).hasValue(3);
            assertThat(all.get(0).uri().toString()).endsWith("/a%20b%25");
            assertThat(all.get(1).stat().type()).isEqualTo(FileType.DIRECTORY);
            assertThat(all.get(1).uri().toString()).endsWith("/d/");
        }
    }

    @Test
    void createsDirectories() {
        StorageUri uri = base.resolve("d");
        try (ElastoFile made = elasto.open(uri, OpenFlag.DIRECTORY, OpenFlag.CREATE)) {
            assertThat(made.created()).isTrue();
        }
        try (ElastoFile found = elasto.open(uri, OpenFlag.DIRECTORY, OpenFlag.CREATE)) {
            assertThat(found.created()).isFalse();
        }
        assertKind(
                ErrorKind.ALREADY_EXISTS,
                () -> elasto.open(uri, OpenFlag.DIRECTORY, OpenFlag.CREATE, OpenFlag.EXCLUSIVE));
        assertKind(ErrorKind.NOT_FOUND, () -> elasto.open(base.resolve("no/d"), OpenFlag.DIRECTORY, OpenFlag.CREATE));
    }

    @Test
    void removesFilesAndEmptyDirectoriesOnly() throws IOException {
        Files.createDirectory(directory.resolve("d"));
        Files.writeString(directory.resolve("d/f"), "x");

        assertKind(ErrorKind.ALREADY_EXISTS, () -> elasto.remove(base.resolve("d")));
        assertKind(ErrorKind.NOT_FOUND, () -> elasto.remove(base.resolve("d/f/")));
        elasto.remove(base.resolve("d/f"));
        elasto.remove(base.resolve("d/"));

        assertThat(names()).isEmpty();
    }

    @Test
    void fileAndDirectoryAreNotConfused() throws IOException {
        Files.createDirectory(directory.resolve("d"));
        Files.writeString(directory.resolve("f"), "x");

        assertKind(ErrorKind.INVALID_ARGUMENT, () -> elasto.open(base.resolve("d")));
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> elasto.open(base.resolve("f"), OpenFlag.DIRECTORY));
        assertKind(ErrorKind.NOT_FOUND, () -> elasto.stat(base.resolve("f/")));
        assertThat(elasto.stat(base.resolve("d")).type()).isEqualTo(FileType.DIRECTORY);
    }

    @Test
    void deviceIsWrittenToAndNotReplaced() {
        try (ElastoFile file = elasto.open(StorageUri.parse("file:///dev/null"), OpenFlag.CREATE, OpenFlag.TRUNCATE)) {
            assertThat(file.write(0, new ByteArrayInputStream(new byte[10]), -1))
                    .isEqualTo(10);
            file.commit();
        }
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void statfsTellsTheSpaceOfTheDisk() {
        try (ElastoFile open = elasto.open(base, OpenFlag.DIRECTORY)) {
            assertThat(open.statfs().total().orElseThrow()).isPositive();
            assertThat(open.statfs().capabilities()).isEqualTo(LocalBackend.CAPABILITIES);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
