package org.elasto.conformance.behavior;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.elasto.client.Capability;
import org.elasto.client.nio.ElastoFileSystems;
import org.elasto.client.nio.ElastoOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the behaviour classes of {@code java.nio.file} stand on: the container of each test as a directory. On local files
 * it is one of Java's own file system, so that what holds for every store is known to hold there as well.
 */
abstract class NioWorkspace extends Workspace {

    Path directory = Path.of("");

    NioWorkspace(Site site) {
        super(site);
    }

    @BeforeEach
    final void findDirectory() {
        directory = isLocal() ? Path.of("/" + container.key()) : ElastoFileSystems.path(client, container);
    }

    @AfterEach
    final void closeFileSystem() throws IOException {
        // A test that needs what the store lacks never got as far as a file system.
        if (!directory.getFileSystem().equals(FileSystems.getDefault())) {
            directory.getFileSystem().close();
        }
    }

    final boolean isLocal() {
        return site.backend().equals("file");
    }

    final Path path(String name) {
        return directory.resolve(name);
    }

    final Path write(String name, byte[] content) throws IOException {
        return Files.write(underParents(path(name)), content);
    }

    /** Makes the directories above, where a file needs them. */
    final Path underParents(Path path) throws IOException {
        Path parent = path.getParent();
        if (site.hasRealDirectories() && parent != null) {
            Files.createDirectories(parent);
        }
        return path;
    }

    /** What lets a channel write anywhere. */
    final Set<OpenOption> anywhere(StandardOpenOption... options) {
        Set<OpenOption> all = new HashSet<>(List.of(options));
        if (!has(Capability.WRITE_RANGE)) {
            all.add(ElastoOption.REWRITE);
        }
        return all;
    }

    static List<String> names(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        }
        names.sort(null);
        return names;
    }
}
