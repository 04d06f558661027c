package org.elasto.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leases from the command line, on a store that has some. */
@Timeout(60)
class LeaseCommandsTest {

    private static final String ID = "11111111-1111-1111-1111-111111111111";
    private static final StorageUri KEY = StorageUri.of("mem", null, "b", "k");

    @TempDir
    private Path directory;

    private FakeStore store;
    private CliRun cli;

    @BeforeEach
    void prepare() {
        store = FakeStoreProvider.fresh();
        cli = new CliRun(directory);
        assertThat(cli.run("create", "mem:///b")).isZero();
        store.put(KEY, "x".getBytes(UTF_8), OpenOptions.of());
    }

    @Test
    void aLeaseIsTakenRenewedAndGivenBackByItsId() {
        assertThat(cli.run("lease", "acquire", "--duration", "15s", "mem:///b/k"))
                .isZero();
        String id = cli.lines().get(0);
        assertThat(store.leases.ids).containsEntry(KEY, id);
        assertThat(cli.run("lease", "acquire", "mem:///b/k")).isEqualTo(5);
        assertThat(cli.err()).contains("elasto lease break");
        assertThat(cli.run("lease", "renew", "--id", id, "mem:///b/k")).isZero();
        assertThat(store.leases.renewals).isEqualTo(1);
        assertThat(cli.run("lease", "release", "--id", ID, "mem:///b/k")).isEqualTo(5);
        assertThat(cli.run("lease", "release", "--id", id, "mem:///b/k")).isZero();
        assertThat(store.leases.ids).isEmpty();
    }

    @Test
    void aLeaseIsBroken() {
        assertThat(cli.run("lease", "break", "mem:///b/k")).isEqualTo(5);
        assertThat(cli.run("--json", "lease", "acquire", "--id", ID, "mem:///b/k"))
                .isZero();
        assertThat(cli.lines())
                .containsExactly("{\"event\":\"lease\",\"command\":\"lease acquire\",\"uri\":\"mem:///b/k\",\"id\":\""
                        + ID + "\",\"schema\":1}");
        assertThat(cli.run("lease", "break", "--period", "10", "mem:///b/k")).isZero();
        assertThat(cli.lines()).containsExactly("lease break: mem:///b/k (ends in 10 s)");
        assertThat(store.leases.ids).isEmpty();
    }

    @Test
    void dryRunsLeaveLeasesAlone() {
        for (String command : new String[] {"acquire", "break", "renew --id " + ID, "release --id " + ID}) {
            String[] words = ("lease " + command + " --dry-run mem:///b/k").split(" ", -1);
            assertThat(cli.run(words)).isZero();
            assertThat(cli.out()).startsWith("would lease ");
        }
        assertThat(store.leases.ids).isEmpty();
        assertThat(cli.run("lease", "acquire", "--dry-run", "mem:///b/missing")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lease",
                "lease renew mem:///b/k",
                "lease acquire --duration 14 mem:///b/k",
                "lease acquire --duration soon mem:///b/k",
                "lease break --period 61 mem:///b/k",
                "lease run mem:///b/k",
                "lease run mem:///b/k -- ./no-such-command"
            })
    void refuses(String line) {
        assertThat(cli.run(line.split(" ", -1))).isEqualTo(2);
        assertThat(cli.err()).startsWith("elasto: ");
        assertThat(store.leases.ids).isEmpty();
    }

    @Test
    void localFilesHaveNone() {
        assertThat(cli.run("lease", "acquire", "a")).isEqualTo(8);
        assertThat(cli.run("lease", "break", "a")).isEqualTo(8);
        assertThat(cli.run("lease", "run", "a", "--", "true")).isEqualTo(8);
    }

    @Test
    void aCommandRunsUnderALockAndItsExitCodeIsOurs() throws Exception {
        int code = cli.run("lease", "run", "mem:///b/k", "--", "sh", "-c", "echo $ELASTO_LEASE_ID > id; exit 7");

        assertThat(code).isEqualTo(7);
        String id = Objects.requireNonNull(store.leases.lock).id();
        assertThat(directory.resolve("id")).hasContent(id + "\n");
        assertThat(store.leases.ids).isEmpty();
        assertThat(cli.run("lease", "run", "mem:///b/k", "--", "true")).isZero();
    }

    @Test
    void nothingRunsWhileSomebodyElseHoldsIt() {
        store.leases.ids.put(KEY, ID);

        assertThat(cli.run("lease", "run", "mem:///b/k", "--", "touch", "ran")).isEqualTo(5);

        assertThat(directory.resolve("ran")).doesNotExist();
        assertThat(store.leases.ids).containsEntry(KEY, ID);
    }

    /** The command waits on a pipe that nobody writes to. */
    private CompletableFuture<Void> whenItRuns(Runnable action) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", "begun", "never")
                        .directory(directory.toFile())
                        .start()
                        .waitFor())
                .isZero();
        return CompletableFuture.runAsync(() -> {
            try {
                assertThat(Files.readString(directory.resolve("begun"))).isEqualTo("now\n");
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            action.run();
        });
    }

    @Test
    void aCommandEndsWithItsLock() throws Exception {
        CompletableFuture<Void> loss =
                whenItRuns(() -> Objects.requireNonNull(store.leases.lock).lose());

        int code = cli.run("lease", "run", "mem:///b/k", "--", "sh", "-c", "echo now > begun; exec cat < never");

        loss.join();
        assertThat(code).isEqualTo(128 + 15);
        assertThat(cli.err()).contains("somebody else holds the lease", "is ended");
    }

    @Test
    void aCommandThatMakesNothingOfTheLossIsAConflict() throws Exception {
        CompletableFuture<Void> loss =
                whenItRuns(() -> Objects.requireNonNull(store.leases.lock).lose());

        int code = cli.run(
                "lease", "run", "mem:///b/k", "--", "sh", "-c", "trap 'exit 0' TERM; echo now > begun; read x < never");

        loss.join();
        assertThat(code).isEqualTo(5);
    }

    @Test
    void anInterruptionEndsTheCommandAndGivesTheLockBack() throws Exception {
        CompletableFuture<Void> interrupted = whenItRuns(cli.interruption::interrupt);

        int code = cli.run("lease", "run", "mem:///b/k", "--", "sh", "-c", "echo now > begun; exec cat < never");

        interrupted.join();
        assertThat(code).isEqualTo(130);
        assertThat(store.leases.ids).isEmpty();
    }
}
