package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on local files, which need no server. */
class LocalCommandsTest {

    @TempDir
    private Path directory;

    private CliRun cli;

    @BeforeEach
    void prepare() throws IOException {
        cli = new CliRun(directory);
        Files.writeString(directory.resolve("a.txt"), "0123456789");
        Files.createDirectories(directory.resolve("dir/sub"));
        Files.writeString(directory.resolve("dir/b"), "b");
        Files.writeString(directory.resolve("dir/sub/c"), "c");
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    @Test
    void lsListsInOrder() {
        assertThat(cli.run("ls", ".")).isZero();

        assertThat(cli.lines()).containsExactly("a.txt", "dir/");
    }

    @Test
    void lsGoesDown() {
        assertThat(cli.run("ls", "-R", "dir")).isZero();

        assertThat(cli.lines()).containsExactly("b", "sub/", "sub/c");
    }

    @Test
    void lsShowsDetails() throws IOException {
        Files.setLastModifiedTime(file("a.txt"), FileTime.from(Instant.parse("2026-11-24T01:02:03Z")));

        assertThat(cli.run("ls", "-l", "a.txt")).isZero();

        assertThat(cli.lines()).containsExactly("            10  2026-11-24 01:02:03  a.txt");
    }

    @Test
    void lsDoesNotFollowLinksInCircles() throws IOException {
        Files.createSymbolicLink(file("dir/circle"), directory);

        assertThat(cli.run("ls", "-R", ".")).isZero();

        assertThat(cli.lines()).contains("dir/circle/").doesNotContain("dir/circle/a.txt");
    }

    @Test
    void lsInJsonIsOneObjectALine() throws IOException {
        Files.setLastModifiedTime(file("a.txt"), FileTime.from(Instant.parse("2026-11-24T01:02:03Z")));

        assertThat(cli.run("ls", "--json", ".")).isZero();

        assertThat(cli.lines())
                .hasSize(2)
                .first()
                .isEqualTo("{\"event\":\"entry\",\"path\":\"a.txt\",\"uri\":\""
                        + file("a.txt").toUri()
                        + "\",\"type\":\"file\",\"size\":10,\"modified\":\"2026-11-24T01:02:03Z\",\"schema\":1}");
    }

    @Test
    void statShowsWhatIsKnown() {
        assertThat(cli.run("stat", "a.txt")).isZero();

        assertThat(cli.out()).contains("type:         file", "size:         10");
    }

    @Test
    void catWritesTheBytesAndNothingElse() {
        assertThat(cli.run("cat", "a.txt", "dir/b")).isZero();

        assertThat(cli.out()).isEqualTo("0123456789b");
    }

    @Test
    void catTakesRanges() {
        assertThat(cli.run("cat", "--range", "2-4", "a.txt")).isZero();
        assertThat(cli.out()).isEqualTo("234");
        assertThat(cli.run("cat", "--range", "7-", "a.txt")).isZero();
        assertThat(cli.out()).isEqualTo("789");
        assertThat(cli.run("cat", "--range=-2", "a.txt")).isZero();
        assertThat(cli.out()).isEqualTo("89");
    }

    @Test
    void catOfAnEmptyFileIsEmpty() throws IOException {
        Files.createFile(file("empty"));

        assertThat(cli.run("cat", "empty")).isZero();
        assertThat(cli.out()).isEmpty();
        assertThat(cli.run("cat", "--range=-5", "empty")).isZero();
        assertThat(cli.out()).isEmpty();
    }

    @Test
    void errorsOfCatStayOutOfTheBytesEvenInJson() {
        assertThat(cli.run("cat", "--json", "a.txt", "missing")).isEqualTo(1);

        assertThat(cli.out()).isEqualTo("0123456789");
        assertThat(cli.err()).startsWith("{\"event\":\"error\",\"kind\":\"NOT_FOUND\"");
    }

    @Test
    void copiesKeepWhatExistsUnlessForced() {
        for (String command : new String[] {"put", "get", "cp", "mv"}) {
            assertThat(cli.run(command, "a.txt", "dir/b")).isEqualTo(5);
            assertThat(cli.err()).contains("--force");
            assertThat(file("dir/b")).hasContent("b");
            assertThat(file("a.txt")).exists();
        }
        assertThat(cli.run("cp", "--force", "a.txt", "dir/b")).isZero();
        assertThat(file("dir/b")).hasContent("0123456789");
    }

    @Test
    void aDirectoryTakesTheName() {
        assertThat(cli.run("cp", "a.txt", "dir")).isZero();

        assertThat(file("dir/a.txt")).hasContent("0123456789");
        assertThat(cli.out()).isEqualTo("cp: a.txt -> dir/a.txt (10 B)\n".replace("\n", System.lineSeparator()));
    }

    @Test
    void getWithoutATargetWritesHere() {
        assertThat(cli.run("get", "dir/b")).isZero();

        assertThat(file("b")).hasContent("b");
    }

    @Test
    void mvRemovesTheSource() {
        assertThat(cli.run("mv", "a.txt", "z.txt")).isZero();

        assertThat(file("z.txt")).hasContent("0123456789");
        assertThat(file("a.txt")).doesNotExist();
    }

    @Test
    void aFileIsNeverMovedOntoItself() throws IOException {
        Files.createSymbolicLink(file("link"), file("a.txt"));

        for (String same : new String[] {"a.txt", "./a.txt", "dir/../a.txt", "link"}) {
            assertThat(cli.run("mv", "--force", "a.txt", same)).isEqualTo(2);
            assertThat(file("a.txt")).hasContent("0123456789");
        }
    }

    @Test
    void standardStreamsServeAsFiles() {
        cli.in("from a pipe");

        assertThat(cli.run("put", "-", "piped")).isZero();
        assertThat(file("piped")).hasContent("from a pipe");
        assertThat(cli.run("get", "piped", "-")).isZero();
        assertThat(cli.out()).isEqualTo("from a pipe");
    }

    @Test
    void standardInputHasNoNameOfItsOwn() {
        assertThat(cli.in("x").run("put", "-", "dir/")).isEqualTo(2);
    }

    @Test
    void quietSaysNothing() {
        assertThat(cli.run("cp", "--quiet", "a.txt", "b.txt")).isZero();

        assertThat(cli.out()).isEmpty();
    }

    @Test
    void directoriesAreNotCopied() {
        assertThat(cli.run("cp", "dir", "other")).isEqualTo(2);
        assertThat(file("other")).doesNotExist();
    }

    @Test
    void mkdirMakesADirectoryOnce() {
        assertThat(cli.run("mkdir", "new")).isZero();
        assertThat(file("new")).isDirectory();
        assertThat(cli.run("mkdir", "new")).isEqualTo(5);
    }

    @Test
    void rmRemovesFilesAndEmptyDirectories() throws IOException {
        Files.createDirectory(file("empty"));

        assertThat(cli.run("rm", "a.txt", "empty")).isZero();

        assertThat(file("a.txt")).doesNotExist();
        assertThat(file("empty")).doesNotExist();
        assertThat(cli.run("rm", "a.txt")).isEqualTo(3);
    }

    @Test
    void rmRefusesAFullDirectoryUnlessItIsToRemoveAll() {
        assertThat(cli.run("rm", "dir")).isEqualTo(5);
        assertThat(cli.err()).contains("-r");
        assertThat(file("dir/sub/c")).exists();

        assertThat(cli.run("rm", "-r", "dir")).isZero();
        assertThat(file("dir")).doesNotExist();
        assertThat(file("a.txt")).exists();
    }

    @Test
    void rmGoesThroughMoreThanOneBatch() throws IOException {
        for (int i = 0; i < 600; i++) {
            Files.createFile(file("dir/sub/" + i));
        }

        assertThat(cli.run("rm", "-r", "--json", "dir")).isZero();

        assertThat(file("dir")).doesNotExist();
        assertThat(cli.lines()).hasSize(600 + 4);
    }

    @Test
    void rmNeverFollowsALink(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("precious"), "x");
        Files.createSymbolicLink(file("dir/link"), elsewhere);

        assertThat(cli.run("rm", "-r", "dir")).isZero();

        assertThat(file("dir")).doesNotExist();
        assertThat(elsewhere.resolve("precious")).exists();
    }

    @Test
    void rmRefusesRootsAndBucketsBeforeAnythingIsGone() {
        assertThat(cli.run("rm", "-r", "--force", "a.txt", "/")).isEqualTo(2);
        assertThat(cli.run("rm", "-r", "--force", "a.txt", "/tmp/..")).isEqualTo(2);
        assertThat(cli.run("rm", "-r", "--force", "a.txt", "s3:///")).isEqualTo(2);
        assertThat(cli.run("rm", "-r", "a.txt", "s3:///bucket")).isEqualTo(2);
        assertThat(cli.err()).contains("--force");

        assertThat(file("a.txt")).exists();
    }
}
