package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.elasto.client.ElastoFile;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageUri;
import org.elasto.client.nio.ElastoFileSystems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** Path to key to listing and back to path is an identity, also for keys that no file system would have. */
@OnEverySite
class NioNameBehaviorTest extends NioWorkspace {

    NioNameBehaviorTest(Site site) {
        super(site);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space",
                "per%cent",
                "%41",
                "plus+plus",
                "ha#sh",
                "(brackets)[and]{braces}",
                "tilde~dash-dot.under_score",
                "umlaut-ä",
                "e\u0301-combining",
                "日本語",
                "emoji-\uD83D\uDE00",
                "semi;colon=x,comma",
                "...x"
            })
    void aNameSurvives(String name) throws IOException {
        Path file = Files.write(path(name), unitsOf(1));
        try (Stream<Path> entries = Files.list(directory)) {
            assertThat(entries).containsExactly(file);
        }
        assertThat(file.getFileName()).hasToString(name);
        assertThat(get(file(name))).isEqualTo(unitsOf(1));
        if (!isLocal()) {
            assertThat(StorageUri.parse(file.toUri().toString())).isEqualTo(ElastoFileSystems.uri(file));
            assertThat(file.getFileSystem().getPath(file.toString())).isEqualTo(file);
        }
    }

    private void requireFlat() {
        if (site.hasRealDirectories()) {
            throw new TestAbortedException("unsupported: a slash divides names, and .. leads up");
        }
    }

    private void put(String key, int value) {
        try (ElastoFile file = client.open(file(key), OpenFlag.CREATE)) {
            file.write(0, ByteBuffer.wrap(unitsOf(value)));
            file.commit();
        }
    }

    /** Every key that begins with the directory's is found by a walk, once, and read by the path it was found under. */
    @Test
    void aWalkFindsOddKeys() throws IOException {
        requireFlat();
        List<String> keys = List.of("a", "a!", "a/b", "a//b", "a//c/d", "a/./x", "a/../y", "x/", "x/y", "//z");
        for (String key : keys) {
            put(key, keys.indexOf(key) + 1);
        }
        List<String> found = new ArrayList<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String key = ElastoFileSystems.uri(file).key();
                String name = key.substring(
                        ElastoFileSystems.uri(directory).key().isEmpty()
                                ? 0
                                : ElastoFileSystems.uri(directory).key().length() + 1);
                found.add(name);
                assertThat(Files.readAllBytes(file)).isEqualTo(unitsOf(keys.indexOf(name) + 1));
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(found).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void directoriesThatAreOnlyPrefixesAreWalkedAndRemoved() throws IOException {
        requireFlat();
        for (String key : List.of("t/a/1", "t/a/2", "t/b/c/3")) {
            put(key, 1);
        }
        assertThat(Files.isDirectory(path("t/b"))).isTrue();
        List<Path> walked;
        try (Stream<Path> walk = Files.walk(path("t"))) {
            walked = walk.toList();
        }
        assertThat(walked).hasSize(7).contains(path("t"), path("t/b/c"), path("t/b/c/3"));
        Files.walkFileTree(path("t"), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path removed, @Nullable IOException failure) throws IOException {
                Files.delete(removed);
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(Files.exists(path("t"))).isFalse();
        assertThatThrownBy(() -> Files.delete(path("t"))).isInstanceOf(NoSuchFileException.class);
    }
}
