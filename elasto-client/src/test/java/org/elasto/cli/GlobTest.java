package org.elasto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names with wildcards, on a store with buckets and on local files. */
class GlobTest {

    @TempDir
    private Path directory;

    private FakeStore store;
    private CliRun cli;

    @BeforeEach
    void prepare() throws IOException {
        store = FakeStoreProvider.fresh();
        cli = new CliRun(directory);
        assertThat(cli.run("mkdir", "mem:///b", "mem:///c1", "mem:///c2")).isZero();
        for (String key : List.of("a.log", "b.log", "x*", "x1", "a/b.log", "a/c/d.log", "a/c/e.txt", "z9/é%.log")) {
            store.put(StorageUri.of("mem", null, "b", key), key.getBytes(UTF_8), OpenOptions.of());
            if (!key.startsWith("x")) {
                Path file = directory.resolve(key);
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.writeString(file, key);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "*.log, a.log b.log",
        "*, a.log a/ b.log x* x1 z9/",
        "a*, a.log a/",
        "?.log, a.log b.log",
        "[a-a].log, a.log",
        "[!a].log, b.log",
        "[^a].log, b.log",
        "x[*], x*",
        "*/, a/ z9/",
        "*/*.log, a/b.log z9/é%.log",
        "*/%C3%A9*, z9/é%.log",
        "*/é%25.log, z9/é%.log",
        "a/*/d.log, a/c/d.log",
        "**, a.log a/b.log a/c/d.log a/c/e.txt b.log x* x1 z9/é%.log",
        "**.log, a.log a/b.log a/c/d.log b.log z9/é%.log",
        "**/*.log, a.log a/b.log a/c/d.log b.log z9/é%.log",
        "**/c/*, a/c/d.log a/c/e.txt",
        "**/*/, a/ a/c/ z9/",
        "a/**/d.log, a/c/d.log",
        "a/**, a/b.log a/c/d.log a/c/e.txt"
    })
    void aPatternInABucketStandsForWhatMatches(String pattern, String names) {
        assertThat(cli.run("ls", "mem:///b/" + pattern)).as(cli.err()).isZero();

        assertThat(cli.lines())
                .containsExactly(List.of(names.split(" ", -1)).stream()
                        .map("mem:///b/"::concat)
                        .toArray(String[]::new));
    }

    @Test
    void bucketsMatchToo() {
        assertThat(cli.run("ls", "mem:///c*")).isZero();
        assertThat(cli.lines()).containsExactly("mem:///c1/", "mem:///c2/");
        assertThat(cli.run("ls", "mem:///?/a.*")).isZero();
        assertThat(cli.lines()).containsExactly("mem:///b/a.log");
        assertThat(cli.run("ls", "mem:///**")).isEqualTo(2);
    }

    @Test
    void localPathsMatchAsBucketsDo() {
        assertThat(cli.run("ls", "*.log")).isZero();
        assertThat(cli.lines()).containsExactly("a.log", "b.log");
        assertThat(cli.run("ls", "./a/**/*.log")).isZero();
        assertThat(cli.lines()).containsExactly("./a/b.log", "./a/c/d.log");
        assertThat(cli.run("ls", directory + "/z9/*")).isZero();
        assertThat(cli.lines()).containsExactly(directory + "/z9/é%.log");
        assertThat(cli.run("cat", "file://" + directory + "/a/[b].log")).isZero();
        assertThat(cli.out()).isEqualTo("a/b.log");
    }

    @Test
    void aLocalFileOfThatNameIsItself() throws IOException {
        Files.writeString(directory.resolve("[b].log"), "brackets");

        assertThat(cli.run("rm", "[b].log")).isZero();

        assertThat(directory.resolve("b.log")).exists();
        assertThat(directory.resolve("[b].log")).doesNotExist();
    }

    @Test
    void whatMatchesNothingMayBeAName() {
        store.put(StorageUri.of("mem", null, "b", "photo[7].jpg"), new byte[3], OpenOptions.of());

        assertThat(cli.run("ls", "mem:///b/photo[7].jpg")).isZero();
        assertThat(cli.lines()).containsExactly("mem:///b/photo[7].jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mem:///b/q*", "mem:///none/*", "mem:///b/q*/x", "q*", "mem:///b/a.log/*"})
    void whatMatchesNothingAndIsNoNameIsNotFound(String pattern) {
        for (String command : List.of("ls", "stat", "cat", "rm")) {
            assertThat(cli.run(command, pattern)).isEqualTo(3);
            assertThat(cli.err()).contains("nothing matches " + pattern);
        }
    }

    @Test
    void anEscapedStarIsAStar() {
        assertThat(cli.run("cat", "mem:///b/x%2A")).isZero();
        assertThat(cli.out()).isEqualTo("x*");
        assertThat(cli.run("ls", "mem:///b/x%2A*")).isZero();
        assertThat(cli.lines()).containsExactly("mem:///b/x*");
    }

    @Test
    void withoutGlobsAStarIsAStar() {
        assertThat(cli.run("rm", "--no-glob", "mem:///b/x*")).isZero();

        assertThat(Objects.requireNonNull(store.buckets.get("b")))
                .containsKey("x1")
                .doesNotContainKey("x*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mem:///b/x[", "mem:///b/x[]", "mem:///b/[/]"})
    void aBracketThatDoesNotCloseIsACharacter(String name) {
        assertThat(cli.run("stat", name)).isEqualTo(3);
        assertThat(cli.err()).doesNotContain("matches");
    }

    @Test
    void aRangeThatGoesBackwardsIsRefused() {
        assertThat(cli.run("stat", "mem:///b/[z-a]")).isEqualTo(2);
    }

    @Test
    void everyMatchIsTriedAndOneFailureIsTold() {
        store.put(StorageUri.of("mem", null, "b", "a.tmp"), new byte[0], OpenOptions.of());
        Objects.requireNonNull(store.buckets.get("b"))
                .put("a-fail-503", Objects.requireNonNull(store.item(StorageUri.of("mem", null, "b", "a.tmp"))));

        assertThat(cli.run("stat", "mem:///b/a*")).isEqualTo(1);

        assertThat(cli.err()).contains("too many requests");
        assertThat(cli.out()).contains("mem:///b/a.log", "mem:///b/a/");
    }

    @Test
    void rmOfAPatternRemovesWhatMatches() {
        assertThat(cli.run("rm", "--dry-run", "mem:///b/**/*.log")).isZero();
        assertThat(cli.lines()).hasSize(5).contains("would rm: mem:///b/a/b.log");
        assertThat(cli.run("rm", "mem:///b/**/*.log")).isZero();

        assertThat(cli.lines()).hasSize(5).contains("rm: mem:///b/a/b.log");
        assertThat(Objects.requireNonNull(store.buckets.get("b"))).containsOnlyKeys("x*", "x1", "a/c/e.txt");
    }

    @Test
    void bucketsThatMatchAreSafeWithoutForce() {
        assertThat(cli.run("rm", "mem:///c*")).isEqualTo(2);
        assertThat(store.buckets).containsOnlyKeys("b", "c1", "c2");
        assertThat(cli.run("rm", "--force", "mem:///c*")).isZero();
        assertThat(store.buckets).containsOnlyKeys("b");
    }

    @Test
    void lsGoesDownFromWhatMatches() {
        assertThat(cli.run("ls", "-R", "mem:///b/[az]*")).isZero();
        assertThat(cli.lines())
                .containsExactly(
                        "mem:///b/a.log",
                        "mem:///b/a/",
                        "mem:///b/a/b.log",
                        "mem:///b/a/c/",
                        "mem:///b/a/c/d.log",
                        "mem:///b/a/c/e.txt",
                        "mem:///b/z9/",
                        "mem:///b/z9/é%.log");
    }
}
