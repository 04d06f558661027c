package org.elasto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that only look: du, df, versions, watch. */
@Timeout(60)
class InspectCommandsTest {

    @TempDir
    private Path directory;

    private FakeStore store;
    private CliRun cli;

    @BeforeEach
    void prepare() throws IOException {
        store = FakeStoreProvider.fresh();
        cli = new CliRun(directory);
        assertThat(cli.run("create", "mem:///b")).isZero();
        for (String key : List.of("k", "dir/x", "dir/sub/y")) {
            put(key, "0123456789");
        }
        Files.createDirectories(directory.resolve("dir/sub"));
        Files.writeString(directory.resolve("dir/sub/y"), "0123456789");
    }

    private void put(String key, String text) {
        store.put(StorageUri.of("mem", null, "b", key), text.getBytes(UTF_8), OpenOptions.of());
    }

    private Map<String, FakeStore.Item> bucket() {
        return Objects.requireNonNull(store.buckets.get("b"));
    }

    @Test
    void duAddsUpFromBelow() {
        assertThat(cli.run("du", "mem:///b")).isZero();
        assertThat(cli.lines())
                .containsExactly(
                        "          10 B  mem:///b/dir/sub", "          20 B  mem:///b/dir", "          30 B  mem:///b");
        assertThat(cli.run("du", "--max-depth", "1", "--bytes", "mem:///b/")).isZero();
        assertThat(cli.lines()).containsExactly("            20  mem:///b/dir", "            30  mem:///b/");
        assertThat(cli.run("du", "-s", "mem:///b", "dir", "mem:///b/k")).isZero();
        assertThat(cli.lines())
                .containsExactly("          30 B  mem:///b", "          10 B  dir", "          10 B  mem:///b/k");
        assertThat(cli.run("du", "-s", "--json", "mem:///b/d*")).isZero();
        assertThat(cli.out())
                .isEqualTo("{\"event\":\"usage\",\"path\":\"mem:///b/dir\",\"uri\":\"mem:///b/dir/\",\"bytes\":20,"
                        + "\"files\":2,\"schema\":1}\n");
    }

    @Test
    void whatCannotBeReadDoesNotKeepTheRestFromBeingAddedUp() {
        bucket().put("fail-403/z", Objects.requireNonNull(bucket().get("k")));

        assertThat(cli.run("du", "mem:///b")).isEqualTo(1);

        assertThat(cli.err()).contains("forbidden");
        assertThat(cli.lines()).hasSize(3).contains("          30 B  mem:///b");
        assertThat(cli.run("du", "--max-depth", "-1", "mem:///b")).isEqualTo(2);
        assertThat(cli.run("du", "mem:///b/missing")).isEqualTo(3);
    }

    @Test
    void dfTellsWhatIsKnown() {
        assertThat(cli.run("df", "mem:///b", "mem:///b/k")).isZero();
        assertThat(cli.lines()).hasSize(3);
        assertThat(cli.lines().get(0)).contains("available", "location", "uri");
        assertThat(cli.lines().get(1)).contains("1.0 TiB").endsWith("mem:///b");
        assertThat(cli.run("df", "--json", "--bytes", ".")).isZero();
        assertThat(cli.out())
                .contains("\"event\":\"filesystem\"", "\"available\":", "\"capabilities\":[\"WRITE_RANGE\",");
        assertThat(cli.run("df", "missing")).isEqualTo(3);
    }

    @Test
    void versionsAreThoseOfAFileOrOfAllBelow() {
        assertThat(cli.run("versions", "mem:///b/k")).isZero();
        assertThat(cli.lines())
                .containsExactly(
                        "            10                    -  current   v2  mem:///b/k",
                        "             -                    -  deletion  v1  mem:///b/k");
        assertThat(cli.run("versions", "mem:///b/dir/")).isZero();
        assertThat(cli.lines()).hasSize(4);
        assertThat(cli.run("versions", "--json", "mem:///b/?")).isZero();
        assertThat(cli.lines().get(0))
                .startsWith("{\"event\":\"version\",\"id\":\"v2\",\"kind\":\"version\",\"current\":true,"
                        + "\"uri\":\"mem:///b/k\",\"type\":\"file\",\"size\":10");
        assertThat(cli.run("versions", "mem:///b/dir")).isEqualTo(3);
        assertThat(cli.err()).contains("end it with a slash");
        assertThat(cli.run("versions", "dir/sub/y")).isEqualTo(8);
    }

    /** Each look finds what the next of these has made of the store. */
    private void changes(Runnable... changes) {
        Queue<Runnable> left = new ArrayDeque<>(List.of(changes));
        store.onListing = () -> {
            Runnable change = left.poll();
            if (change != null) {
                change.run();
            }
        };
    }

    @Test
    void watchTellsWhatChanged() {
        changes(() -> {}, () -> put("new", "x"), () -> put("new", "xx"), () -> bucket().remove("new"));

        assertThat(cli.run("watch", "--interval", "1ms", "--count", "3", "mem:///b"))
                .isZero();

        assertThat(cli.lines()).containsExactly("created: new", "changed: new", "removed: new");
    }

    @Test
    void watchGoesDownIfAskedTo() {
        changes(() -> {}, () -> {}, () -> {}, () -> put("dir/sub/z", "x"));

        assertThat(cli.run("watch", "-R", "--json", "--interval", "1ms", "--count", "1", "mem:///b"))
                .isZero();

        assertThat(cli.lines())
                .singleElement()
                .asString()
                .startsWith("{\"event\":\"change\",\"change\":\"created\",\"path\":\"dir/sub/z\",\"uri\":"
                        + "\"mem:///b/dir/sub/z\",\"type\":\"file\",\"size\":1");
    }

    @Test
    void watchOfAPatternSeesOnlyWhatMatches() {
        changes(() -> {}, () -> put("a.txt", "x"), () -> put("a.log", "x"));

        assertThat(cli.run("watch", "--interval", "1ms", "--count", "1", "mem:///b/*.log"))
                .isZero();

        assertThat(cli.lines()).containsExactly("created: mem:///b/a.log");
    }

    @Test
    void watchEndsInTime() {
        // The clock of these tests goes on by 50 ms with every look at it.
        assertThat(cli.run("watch", "--interval", "1ms", "--for", "1s", "mem:///b"))
                .isZero();

        assertThat(cli.out()).isEmpty();
    }

    @Test
    void watchEndsWithAnInterruption() {
        changes(() -> {}, cli.interruption::interrupt);

        assertThat(cli.run("watch", "--interval", "1ms", "mem:///b")).isEqualTo(130);
    }

    @Test
    void watchOutlastsTroubleThatMayPass() {
        changes(
                () -> {},
                () -> {
                    throw new StorageException(ErrorKind.RATE_LIMITED, "too many requests", true, null, null);
                },
                () -> put("new", "x"));

        assertThat(cli.run("watch", "--interval", "1ms", "--count", "1", "mem:///b"))
                .isEqualTo(1);

        assertThat(cli.lines()).containsExactly("created: new");
        assertThat(cli.err()).contains("too many requests");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--interval 0 mem:///b", "--count 0 mem:///b", "--for x mem:///b", "mem:///b mem:///b"})
    void watchRefusesWhatMakesNoSense(String line) {
        assertThat(cli.run(("watch " + line).split(" ", -1))).isEqualTo(2);
    }

    @Test
    void watchOfNothingIsNotFound() {
        assertThat(cli.run("watch", "mem:///none")).isEqualTo(3);
    }
}
