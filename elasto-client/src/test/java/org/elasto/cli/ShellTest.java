package org.elasto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell with a script on standard input. */
class ShellTest {

    @TempDir
    private Path directory;

    private FakeStore store;
    private CliRun cli;

    @BeforeEach
    void prepare() throws IOException {
        store = FakeStoreProvider.fresh();
        cli = new CliRun(directory);
        Files.writeString(directory.resolve("a.txt"), "0123456789");
        Files.createDirectories(directory.resolve("down"));
        assertThat(cli.run("mkdir", "mem:///b")).isZero();
        for (String key : new String[] {"k", "dir/x", "dir/sub/y"}) {
            store.put(StorageUri.of("mem", null, "b", key), ("of " + key).getBytes(UTF_8), OpenOptions.of());
        }
    }

    private int script(String... lines) {
        return cli.in(String.join("\n", lines)).run("--quiet", "shell", "mem:///b");
    }

    @Test
    void namesAreBelowTheRemoteDirectory() {
        assertThat(script("pwd", "ls", "cd dir", "ls .", "cat x sub/y ../k /b/k", "cd ..", "pwd", "cd /", "ls"))
                .isZero();

        assertThat(cli.err()).isEmpty();
        assertThat(cli.lines())
                .containsExactly("mem:///b", "dir/", "k", "sub/", "x", "of dir/xof dir/sub/yof kof kmem:///b", "b/");
    }

    @Test
    void filesAreBelowTheLocalDirectory() {
        assertThat(script(
                        "put a.txt new",
                        "--quiet stat -- k",
                        "lcd down",
                        "get dir/x",
                        "get k mine",
                        "lpwd",
                        "cp file:mine copy"))
                .as(cli.err())
                .isZero();

        assertThat(directory.resolve("down/x")).hasContent("of dir/x");
        assertThat(directory.resolve("down/mine")).hasContent("of k");
        assertThat(cli.lines()).endsWith(directory.resolve("down").toString());
        assertThat(store.item(StorageUri.parse("mem:///b/new"))).isNotNull();
        assertThat(store.item(StorageUri.parse("mem:///b/copy"))).isNotNull();
    }

    @Test
    void oneClientServesAllCommands() {
        store.log.clear();

        assertThat(script("stat k", "stat dir/x", "ls", "cd dir")).isZero();

        assertThat(store.log).containsOnlyOnce("closed").endsWith("closed");
    }

    @Test
    void theCodeIsThatOfTheLastFailure() {
        assertThat(script("stat missing", "nonsense", "", "# nothing", "pwd")).isEqualTo(2);
        assertThat(script("nonsense", "stat missing", "stat k")).isEqualTo(3);
        assertThat(script("cd k")).isEqualTo(2);
        assertThat(script("cd missing/")).isEqualTo(3);
        assertThat(script("lcd missing")).isEqualTo(3);
        assertThat(script("ls 'a")).isEqualTo(2);
        assertThat(script("pwd x")).isEqualTo(2);
        assertThat(script("shell")).isEqualTo(2);
        assertThat(cli.run("shell", "mem:///missing")).isEqualTo(3);
    }

    @Test
    void exitLeavesAtOnce() {
        assertThat(script("exit", "stat missing")).isZero();
    }

    @Test
    void optionsHoldForEveryCommand() {
        assertThat(cli.in("stat k\nstat missing\n").run("shell", "--json", "mem:///b"))
                .isEqualTo(3);

        assertThat(cli.lines()).hasSize(2).allMatch(line -> line.startsWith("{\"event\":"));
    }

    @Test
    void standardInputIsTheShellsOwn() {
        assertThat(script("put - stolen", "pwd")).isEqualTo(1);

        assertThat(cli.lines()).containsExactly("mem:///b");
        assertThat(store.item(StorageUri.parse("mem:///b/stolen"))).isNull();
    }

    @Test
    void withoutAPlaceItBeginsInTheLocalDirectory() {
        assertThat(cli.in("ls\ncd down\npwd\ncd\npwd\nhelp\nhelp ls").run("shell"))
                .isZero();

        assertThat(cli.lines())
                .startsWith("a.txt", "down/", directory.resolve("down") + "/", directory + "/")
                .anyMatch(line -> line.startsWith("lcd [DIR]"))
                .anyMatch(line -> line.startsWith("Usage: elasto ls"));
    }
}
