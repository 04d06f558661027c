package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ElastoFile;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.junit.jupiter.api.Test;

@OnEverySite
class ListBehaviorTest extends Workspace {

    ListBehaviorTest(Site site) {
        super(site);
    }

    private List<String> names() {
        return list(container).stream().map(DirectoryEntry::name).sorted().toList();
    }

    @Test
    void emptyContainerHasNothing() {
        assertThat(list(container)).isEmpty();
    }

    @Test
    void filesWithSizes() {
        put("a", new byte[units(1)]);
        put("b", new byte[units(22)]);
        assertThat(names()).containsExactly("a", "b");
        assertThat(list(container)).allSatisfy(entry -> {
            assertThat(entry.stat().type()).isEqualTo(FileType.FILE);
            assertThat(client.stat(entry.uri()).size()).isEqualTo(entry.stat().size());
        });
    }

    @Test
    void directoriesOnce() {
        put("dir/a", unitsOf(1));
        put("dir/b", unitsOf(1));
        put("dir/sub/c", unitsOf(1));
        put("top", unitsOf(1));
        assertThat(names()).containsExactly("dir", "top");
        assertThat(list(file("dir/")).stream().map(DirectoryEntry::name).sorted())
                .containsExactly("a", "b", "sub");
    }

    @Test
    void emptyDirectoryIsThere() {
        client.open(file("empty/"), OpenFlag.DIRECTORY, OpenFlag.CREATE).close();
        assertThat(names()).containsExactly("empty");
        assertThat(list(file("empty/"))).isEmpty();
    }

    @Test
    void moreThanAPage() {
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            int first = writer;
            Thread thread = new Thread(() -> IntStream.iterate(first, i -> i < 1005, i -> i + 8)
                    .forEach(i -> put("key-%04d".formatted(i), new byte[0])));
            thread.start();
            writers.add(thread);
        }
        for (Thread thread : writers) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        assertThat(names())
                .containsExactlyElementsOf(
                        IntStream.range(0, 1005).mapToObj("key-%04d"::formatted).toList());
    }

    @Test
    void aListingMayBeLeftEarly() {
        for (int i = 0; i < 5; i++) {
            put("key-" + i, new byte[0]);
        }
        try (ElastoFile open = client.open(container, OpenFlag.DIRECTORY);
                Stream<DirectoryEntry> entries = open.readdir()) {
            assertThat(entries.findFirst()).isPresent();
        }
    }

    @Test
    void onlyWhatBeginsSo() {
        for (String name : List.of("dir/log-1", "dir/log-2/x", "dir/lot", "log-3")) {
            put(name, unitsOf(1));
        }
        try (ElastoFile open = client.open(file("dir/"), OpenFlag.DIRECTORY);
                Stream<DirectoryEntry> entries = open.readdir("log-")) {
            assertThat(entries.map(DirectoryEntry::uri))
                    .containsExactlyInAnyOrder(file("dir/log-1"), file("dir/log-2/"));
        }
        try (ElastoFile open = client.open(site.root(), OpenFlag.DIRECTORY);
                Stream<DirectoryEntry> entries = open.readdir(container.name())) {
            assertThat(entries.map(DirectoryEntry::name)).contains(container.name());
        }
    }

    @Test
    void theRootListsTheContainer() {
        if (site.backend().equals("file")) {
            return; // its root is somebody's file system
        }
        assertThat(list(site.root()).stream().map(DirectoryEntry::name)).contains(container.name());
    }
}
