package org.elasto.conformance.nio;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elasto.client.nio.ElastoFileAttributes;
import org.elasto.client.nio.ElastoOption;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.EmulatorConfig;
import org.junit.jupiter.api.Test;

/** What each method costs in requests is what the table in docs/java-nio.md says. */
class RequestCostTest {

    private static final Path PAGE = Path.of("..", "docs", "java-nio.md");

    private static final List<String> SCHEMES = List.of("s3", "abb", "apb", "afs");

    private static final byte[] BYTES = new byte[512];

    /** A method at work in a directory of {@link CountedStore#fresh}. */
    private interface Use {
        void in(Path directory) throws IOException;
    }

    private static Map<String, Use> uses() {
        Map<String, Use> uses = new LinkedHashMap<>();
        looks(uses);
        reads(uses);
        writes(uses);
        changes(uses);
        return uses;
    }

    private static void looks(Map<String, Use> uses) {
        uses.put(
                "`Path.of`, `resolve`, `toUri` …",
                in -> assertThat(in.resolve("f").toUri()).isNotNull());
        uses.put(
                "`exists`, file",
                in -> assertThat(Files.exists(in.resolve("f"))).isTrue());
        uses.put(
                "`exists`, directory",
                in -> assertThat(Files.exists(in.resolve("d"))).isTrue());
        uses.put(
                "`exists`, nothing",
                in -> assertThat(Files.exists(in.resolve("no"))).isFalse());
        uses.put("`size`, `getLastModifiedTime`, `isRegularFile`", in -> Files.size(in.resolve("f")));
        uses.put("`isDirectory`, directory", in -> Files.isDirectory(in.resolve("d")));
        uses.put("`readAttributes`, file", in -> Files.readAttributes(in.resolve("f"), ElastoFileAttributes.class));
        uses.put("`isSameFile`, `isHidden`", in -> Files.isSameFile(in.resolve("f"), in.resolve("g")));
        uses.put("`getFileStore`", in -> Files.getFileStore(in.resolve("f")));
        uses.put(
                "`toRealPath`, file",
                in -> assertThat(in.resolve("f").toRealPath()).isEqualTo(in.resolve("f")));
        uses.put("`newDirectoryStream`, one page", in -> {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(in.resolve("d"))) {
                assertThat(entries).hasSize(3);
            }
        });
        uses.put(
                "`walkFileTree`, one directory",
                in -> Files.walkFileTree(in.resolve("d"), new SimpleFileVisitor<>() {}));
        uses.put("`register` with a WatchService", in -> {
            try (WatchService watching = in.getFileSystem().newWatchService()) {
                in.resolve("d").register(watching, StandardWatchEventKinds.ENTRY_CREATE);
            }
        });
    }

    private static void reads(Map<String, Use> uses) {
        uses.put("`readAllBytes`, `readString`", in -> Files.readAllBytes(in.resolve("f")));
        uses.put("`newInputStream`, read to the end", in -> {
            try (InputStream stream = Files.newInputStream(in.resolve("f"))) {
                assertThat(stream.readAllBytes()).hasSize(2048);
            }
        });
        uses.put(
                "`newByteChannel`, opened and closed",
                in -> Files.newByteChannel(in.resolve("f")).close());
        uses.put("… each read at a position", in -> readAt(in, 1));
        uses.put("… read in order to the end", in -> {
            try (SeekableByteChannel channel = Files.newByteChannel(in.resolve("f"))) {
                ByteBuffer buffer = ByteBuffer.allocate(256);
                while (channel.read(buffer) >= 0) {
                    buffer.clear();
                }
            }
        });
        uses.put("`mismatch`, of equal files", in -> Files.mismatch(in.resolve("d/f1"), in.resolve("d/f2")));
    }

    private static void readAt(Path in, int times) throws IOException {
        try (FileChannel channel = FileChannel.open(in.resolve("f"))) {
            for (int i = 0; i < times; i++) {
                channel.read(ByteBuffer.allocate(100), 700);
            }
        }
    }

    private static void writes(Map<String, Use> uses) {
        uses.put("`write`, `writeString`, new or over the old", in -> Files.write(in.resolve("g"), BYTES));
        uses.put("`write` with CREATE_NEW", in -> Files.write(in.resolve("g"), BYTES, CREATE_NEW, WRITE));
        uses.put("`write` with APPEND", in -> Files.write(in.resolve("f"), BYTES, APPEND));
        uses.put("`newOutputStream` without TRUNCATE_EXISTING", in -> {
            try (OutputStream out = Files.newOutputStream(in.resolve("g"), CREATE, WRITE)) {
                out.write(BYTES);
                out.write(BYTES);
            }
        });
        uses.put("`FileChannel`, one write in the middle (REWRITE)", in -> {
            try (FileChannel channel = FileChannel.open(in.resolve("f"), WRITE, ElastoOption.REWRITE)) {
                channel.write(ByteBuffer.wrap(BYTES), 512);
            }
        });
        uses.put("`copy` from a stream", in -> Files.copy(new ByteArrayInputStream(BYTES), in.resolve("g")));
        uses.put("`createFile`", in -> Files.createFile(in.resolve("g")));
    }

    private static void changes(Map<String, Use> uses) {
        uses.put("`createDirectory`", in -> Files.createDirectory(in.resolve("new")));
        uses.put("`createDirectories`, there already", in -> Files.createDirectories(in.resolve("d")));
        uses.put("`delete`, file", in -> Files.delete(in.resolve("f")));
        uses.put("`delete`, empty directory", in -> Files.delete(in.resolve("empty")));
        uses.put("`deleteIfExists`, nothing", in -> Files.deleteIfExists(in.resolve("no")));
        uses.put("`copy` inside the store", in -> Files.copy(in.resolve("f"), in.resolve("g")));
        uses.put("… with REPLACE_EXISTING", in -> Files.copy(in.resolve("f"), in.resolve("d/f1"), REPLACE_EXISTING));
        uses.put("`move`, file", in -> Files.move(in.resolve("f"), in.resolve("g")));
    }

    @Test
    void theTableTellsTheTruth() throws IOException {
        Map<String, List<Long>> measured = new LinkedHashMap<>();
        try (Emulator emulator = Emulator.start(EmulatorConfig.inProcess())) {
            for (String scheme : SCHEMES) {
                try (CountedStore store = new CountedStore(emulator, scheme)) {
                    for (Map.Entry<String, Use> use : uses().entrySet()) {
                        measured.computeIfAbsent(use.getKey(), unused -> new ArrayList<>())
                                .add(cost(store, use.getKey(), use.getValue()));
                    }
                }
            }
        }
        List<String> rows = new ArrayList<>();
        measured.forEach((name, costs) -> rows.add("| " + name + " | "
                + String.join(" | ", costs.stream().map(String::valueOf).toList()) + " |"));
        List<String> told = Files.readAllLines(PAGE).stream()
                .filter(line ->
                        measured.containsKey(line.split("\\|", -1).length > 1 ? line.split("\\|", -1)[1].strip() : ""))
                .toList();
        assertThat(String.join("\n", told)).isEqualTo(String.join("\n", rows));
    }

    /** Of reads at positions, what one more costs. */
    private static long cost(CountedStore store, String name, Use use) throws IOException {
        Path directory = store.fresh();
        if (name.startsWith("… each")) {
            return store.cost(() -> readAt(directory, 3)) - store.cost(() -> readAt(directory, 2));
        }
        return store.cost(() -> use.in(directory));
    }
}
