package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.elasto.client.Elasto;
import org.elasto.client.nio.ElastoFileSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program that only knows {@code java.nio.file}, on every store. How many files its tree has is told by the system
 * property {@code elasto.tree.files}; with {@code elasto.tree.report} it tells what each step cost in requests.
 */
@OnEverySite
class NioTreeBehaviorTest extends NioWorkspace {

    private static final int FILES = Integer.getInteger("elasto.tree.files", 120);

    private final Map<String, AtomicLong> requests = new ConcurrentSkipListMap<>();
    private final StringBuilder report = new StringBuilder();

    NioTreeBehaviorTest(Site site) {
        super(site);
    }

    /** Something the program does. */
    private interface Step {
        void run() throws IOException;
    }

    private void step(String name, Step step) throws IOException {
        requests.clear();
        long begin = System.nanoTime();
        step.run();
        long millis = (System.nanoTime() - begin) / 1_000_000;
        long all = requests.values().stream().mapToLong(AtomicLong::get).sum();
        report.append(String.format(
                java.util.Locale.ROOT,
                "%-16s %-24s %8d requests %7d ms %s%n",
                site,
                name,
                all,
                millis,
                new TreeMap<>(requests)));
    }

    @Test
    void aTreeIsCopiedInAndOutAndChangedAndRemoved(@TempDir Path local) throws IOException {
        Elasto counted = Elasto.create(client.config().toBuilder()
                .requestListener(request -> requests.computeIfAbsent(request.operation(), unused -> new AtomicLong())
                        .incrementAndGet())
                .build());
        Path remote = isLocal() ? directory : ElastoFileSystems.path(counted, container);
        TreeProgram program = new TreeProgram(FILES, site.unit(), List.copyOf(anywhere()));
        Path made = Files.createDirectory(local.resolve("made"));
        program.make(made);
        step("copy in", () -> program.copy(made, remote.resolve("tree")));
        step(
                "walkFileTree",
                () -> assertThat(program.walk(remote.resolve("tree"))).isEqualTo(program.expected()));
        step(
                "mismatch with local",
                () -> assertThat(program.differences(made, remote.resolve("tree")))
                        .isEmpty());
        step("copy inside", () -> program.copy(remote.resolve("tree"), remote.resolve("twin")));
        step(
                "mismatch inside",
                () -> assertThat(program.differences(remote.resolve("tree"), remote.resolve("twin")))
                        .isEmpty());
        byte[][] scribbled = new byte[1][];
        step("read, write at random", () -> scribbled[0] = program.scribble(remote.resolve("twin/d0/f4"), 11));
        step("copy out", () -> program.copy(remote.resolve("twin"), local.resolve("back")));
        assertThat(program.differences(made, local.resolve("back"))).containsExactly("d0/f4");
        assertThat(local.resolve("back/d0/f4")).hasBinaryContent(scribbled[0]);
        step("remove", () -> program.remove(remote.resolve("twin")));
        assertThat(names(directory)).containsExactly("tree");
        step("remove", () -> program.remove(remote.resolve("tree")));
        assertThat(names(directory)).isEmpty();
        if (!isLocal()) {
            remote.getFileSystem().close();
        }
        counted.close();
        if (Boolean.getBoolean("elasto.tree.report")) {
            System.out.print(report);
        }
    }

    private List<OpenOption> anywhere() {
        return List.copyOf(anywhere(new java.nio.file.StandardOpenOption[0]));
    }
}
