package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.elasto.emulator.store.Container;
import org.junit.jupiter.api.Test;

/** Many clients make, rename, write and delete under a few names: the tree stays a tree, and nothing is left behind. */
class TreeRaceTest {

    private static final int CLIENTS = 8;
    private static final int STEPS = 2_000;

    private final FileBench files = new FileBench().share("box");

    @Test
    void everyNodeHasOnePlace() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                all.add(clients.submit(client(i)));
            }
            for (Future<Void> each : all) {
                each.get(5, TimeUnit.MINUTES);
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(files.failures()).isZero();
        Container box = Objects.requireNonNull(
                files.store.world().containers("file/" + FileBench.ACCOUNT).get("box"));
        FileTree tree = ((ShareState) box.attributes()).tree();
        Set<Long> reached = new HashSet<>();
        walk(tree, tree.root(), reached);
        Set<Long> kept = new HashSet<>();
        tree.nodes().forEach(node -> kept.add(node.id()));
        assertThat(kept).isEqualTo(reached);
    }

    private static void walk(FileTree tree, Node node, Set<Long> reached) {
        assertThat(reached.add(node.id())).as("a node in two places").isTrue();
        if (node instanceof DirectoryNode directory) {
            directory.entries().values().forEach(entry -> walk(tree, tree.node(entry.id()), reached));
        }
    }

    private Callable<Void> client(int seed) {
        Random random = new Random(seed);
        return () -> {
            for (int step = 0; step < STEPS; step++) {
                String path = path(random);
                switch (random.nextInt(7)) {
                    case 0 -> files.send("PUT", path + "?restype=directory");
                    case 1 -> files.create(path, 10);
                    case 2 -> files.put(path, 0, "x");
                    case 3 -> files.send("DELETE", path);
                    case 4 -> files.send("DELETE", path + "?restype=directory");
                    case 5 -> files.send("GET", path + "?restype=directory&comp=list");
                    default -> rename(path, path(random), random.nextBoolean() ? "?restype=directory&" : "?");
                }
            }
            return null;
        };
    }

    private void rename(String from, String to, String query) {
        files.send(request("PUT", to + query + "comp=rename")
                .with("x-ms-file-rename-source", "http://localhost:9000/acct" + from)
                .with("x-ms-file-rename-replace-if-exists", "true"));
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder("/box");
        for (int depth = random.nextInt(3); depth >= 0; depth--) {
            path.append('/').append((char) ('a' + random.nextInt(3)));
        }
        return path.toString();
    }
}
