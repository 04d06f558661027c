package org.elasto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Create, truncate, punch and ranges: on local files, which have holes, and on a store that puts objects together anew. */
class SparseCommandsTest {

    @TempDir
    private Path directory;

    private FakeStore store;
    private CliRun cli;

    @BeforeEach
    void prepare() throws IOException {
        store = FakeStoreProvider.fresh();
        cli = new CliRun(directory);
        Files.writeString(directory.resolve("a.txt"), "0123456789");
        assertThat(cli.run("create", "mem:///b")).isZero();
        store.put(StorageUri.of("mem", null, "b", "k"), "0123456789".getBytes(UTF_8), OpenOptions.of());
        store.log.clear();
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private String content(String key) {
        return new String(
                Objects.requireNonNull(store.item(StorageUri.of("mem", null, "b", key)))
                        .bytes(),
                UTF_8);
    }

    @Test
    void createMakesWhatTheNameSays() {
        assertThat(cli.run("create", "new", "dir/")).isZero();
        assertThat(file("new")).isEmptyFile();
        assertThat(file("dir")).isDirectory();
        assertThat(cli.run("create", "-L", "eu", "mem:///c")).isZero();
        assertThat(store.log).contains("create mem:///c in eu");
        assertThat(cli.run("create", "mem:///b/new")).isZero();
        assertThat(content("new")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "./", "mem:///b", "mem:///b/k"})
    void createRefusesWhatIsThere(String name) {
        assertThat(cli.run("create", name)).isEqualTo(5);
        assertThat(cli.run("create", "--dry-run", name)).isEqualTo(5);
        assertThat(file("a.txt")).hasContent("0123456789");
        assertThat(content("k")).isEqualTo("0123456789");
    }

    @Test
    void createMakesAFileOfAnySize() throws IOException {
        assertThat(cli.run("create", "--size", "64M", "hole")).isZero();
        assertThat(Files.size(file("hole"))).isEqualTo(64L << 20);
        assertThat(cli.run("ranges", "hole")).isZero();
        assertThat(cli.out()).isEmpty();
        assertThat(cli.run("create", "--size=3B", "mem:///b/zeros")).isZero();
        assertThat(content("zeros")).isEqualTo("\0\0\0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--size 5 dir/",
                "--size 5 mem:///c",
                "-L eu new",
                "--size x new",
                "--size 9E new",
                "-L x mem:///b/n"
            })
    void createRefusesWhatMakesNoSense(String line) {
        String[] words = ("create " + line).split(" ", -1);
        assertThat(cli.run(words)).isEqualTo(2);
        assertThat(file("new")).doesNotExist();
        assertThat(file("dir")).doesNotExist();
        assertThat(store.log).doesNotContain("create mem:///c in null");
    }

    @Test
    void truncateCutsOffAndLengthens() {
        assertThat(cli.run("truncate", "a.txt", "4")).isZero();
        assertThat(file("a.txt")).hasContent("0123");
        assertThat(cli.run("truncate", "a.txt", "6")).isZero();
        assertThat(file("a.txt")).hasContent("0123\0\0");
        assertThat(cli.run("truncate", "mem:///b/k", "3")).isZero();
        assertThat(content("k")).isEqualTo("012");
        assertThat(cli.out()).startsWith("truncate: mem:///b/k (3 B)");
    }

    @Test
    void truncateCreatesOnlyIfAskedTo() throws IOException {
        assertThat(cli.run("truncate", "new", "4K")).isEqualTo(3);
        assertThat(cli.run("truncate", "--dry-run", "new", "4K")).isEqualTo(3);
        assertThat(cli.run("truncate", "--dry-run", "-c", "new", "4K")).isZero();
        assertThat(cli.lines()).containsExactly("would truncate: new (4.0 KiB)");
        assertThat(file("new")).doesNotExist();
        assertThat(cli.run("truncate", "-c", "new", "4K")).isZero();
        assertThat(Files.size(file("new"))).isEqualTo(4096);
    }

    @Test
    void punchMakesZeros() {
        assertThat(cli.run("punch", "--dry-run", "a.txt", "2", "3")).isZero();
        assertThat(file("a.txt")).hasContent("0123456789");
        assertThat(cli.run("punch", "a.txt", "2", "3")).isZero();
        assertThat(file("a.txt")).hasContent("01\0\0\00056789");
        assertThat(cli.run("punch", "mem:///b/k", "0", "2")).isZero();
        assertThat(content("k")).isEqualTo("\0\00023456789");
        assertThat(cli.run("punch", "missing", "0", "1")).isEqualTo(3);
    }

    @Test
    void rangesAreWhereDataIs() throws IOException {
        assertThat(cli.run("truncate", "a.txt", "4M")).isZero();

        assertThat(cli.run("ranges", "--json", "a.txt")).isZero();

        assertThat(cli.lines())
                .singleElement()
                .asString()
                .startsWith("{\"event\":\"range\",\"offset\":0,\"length\":")
                .endsWith(",\"schema\":1}");
        assertThat(cli.run("ranges", "a.txt")).isZero();
        assertThat(cli.out()).matches(" +0 +(\\d+) +\\1\\R");
    }

    @Test
    void whereThereAreNoHolesThereAreNoRanges() {
        assertThat(cli.run("ranges", "mem:///b/k")).isEqualTo(8);
        assertThat(cli.run("ranges", "missing")).isEqualTo(3);
    }

    @Test
    void dryRunsMakeNothing() {
        assertThat(cli.run("create", "--dry-run", "new", "dir/", "mem:///c")).isZero();

        assertThat(cli.lines()).containsExactly("would create: new", "would create: dir/", "would create: mem:///c");
        assertThat(file("new")).doesNotExist();
        assertThat(file("dir")).doesNotExist();
        assertThat(store.buckets).containsOnlyKeys("b");
        assertThat(cli.run("mkdir", "--dry-run", "--json", "dir")).isZero();
        assertThat(cli.out()).startsWith("{\"event\":\"planned\",\"command\":\"mkdir\",\"source\":\"dir\"");
        assertThat(cli.run("rm", "-r", "--dry-run", ".")).isZero();
        assertThat(cli.lines()).hasSize(2);
        assertThat(file("a.txt")).exists();
    }

    @Test
    void aDryRemovalFindsWhatWouldStandInItsWay() throws IOException {
        Files.createDirectories(file("full/sub"));

        assertThat(cli.run("rm", "--dry-run", "full")).isEqualTo(5);
        assertThat(cli.run("rm", "--dry-run", "missing")).isEqualTo(3);
        assertThat(cli.run("del", "--dry-run", "full/sub")).isZero();
    }
}
