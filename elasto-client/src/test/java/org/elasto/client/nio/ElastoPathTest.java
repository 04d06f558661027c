package org.elasto.client.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElastoPathTest {

    private static final String[] PIECES = {
        "a",
        "b",
        "dir",
        "x.txt",
        "",
        "",
        ".",
        "..",
        " ",
        "%",
        "%41",
        "+",
        "[",
        "]",
        "{",
        "ä",
        "日本",
        "\uD83D\uDE00",
        "?",
        "#",
        ":",
        ";",
        "\\",
        "~",
        "\u0001",
        "*"
    };

    private final MemorySystem memory = new MemorySystem();

    private ElastoPath path(String text) {
        return memory.path(text);
    }

    private static String key(Random random) {
        List<String> names = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            names.add(PIECES[random.nextInt(PIECES.length)] + PIECES[random.nextInt(PIECES.length)]);
        }
        return String.join("/", names) + (random.nextInt(4) == 0 ? "/" : "");
    }

    @Test
    void everyKeyGoesToAUriAndBack() {
        long seed = 20261125;
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            StorageUri uri = StorageUri.of("ram", "host", "bucket", key(random));
            ElastoPath path = ElastoPath.of(memory.fileSystem, uri);
            String why = "seed " + seed + ", " + i + ": " + uri;
            assertThat(path.uri()).as(why).isEqualTo(uri);
            assertThat(path(path.toString())).as(why).isEqualTo(path);
            URI text = path.toUri();
            assertThat(ElastoPath.of(memory.fileSystem, StorageUri.parse(text.toString())))
                    .as(why)
                    .isEqualTo(path);
            assertThat(URI.create(text.toString())).as(why).isEqualTo(text);
        }
    }

    @Test
    void pathsComeApartAndTogether() {
        long seed = 4711;
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            ElastoPath path = path("/bucket/k" + key(random));
            String why = "seed " + seed + ", " + i + ": " + path;
            ElastoPath together = path("/");
            for (Path name : path) {
                together = together.resolve(name);
            }
            ElastoPath parent = path.getParent();
            ElastoPath name = path.getFileName();
            assertThat(parent).as(why).isNotNull();
            assertThat(name).as(why).isNotNull();
            if (parent != null && name != null) {
                assertThat(parent.resolve(name)).as(why).isEqualTo(together);
            }
            assertThat(together.startsWith(path) && path.startsWith(together))
                    .as(why)
                    .isTrue();
            assertThat(path("/").resolve(path.subpath(0, path.getNameCount())))
                    .as(why)
                    .isEqualTo(path);
            ElastoPath relative = path.subpath(1, path.getNameCount());
            assertThat(path.endsWith(relative)).as(why).isTrue();
            assertThat(path("/bucket").resolve(relative)).as(why).isEqualTo(path);
            assertThat(path("/bucket").relativize(path)).as(why).isEqualTo(relative);
        }
    }

    /** For normalized paths the javadoc of Path says how these go together. */
    @Test
    void relativizeUndoesResolve() {
        long seed = 815;
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            ElastoPath one = path("/" + key(random)).normalize();
            ElastoPath other = path("/" + key(random)).normalize();
            String why = "seed " + seed + ", " + i + ": " + one + " and " + other;
            assertThat(one.normalize()).as(why).isEqualTo(one);
            ElastoPath way = one.relativize(other);
            ElastoPath there = one.resolve(way).normalize();
            assertThat(there.startsWith(other) && other.startsWith(there))
                    .as(why)
                    .isTrue();
            assertThat(Integer.signum(one.compareTo(other))).as(why).isEqualTo(-Integer.signum(other.compareTo(one)));
            assertThat(one.compareTo(other) == 0).as(why).isEqualTo(one.equals(other));
        }
    }

    /** Where names are plain, the algebra is that of Java's own paths. */
    @Test
    void plainPathsDoAsJavasOwn() {
        long seed = 42;
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            String one = plain(random);
            String other = plain(random);
            String why = "seed " + seed + ", " + i + ": " + one + " and " + other;
            Path javasOne = Path.of(one);
            Path javasOther = Path.of(other);
            assertThat(path(one).resolve(path(other)))
                    .as(why)
                    .hasToString(javasOne.resolve(javasOther).toString());
            assertThat(path(one).resolveSibling(path(other)))
                    .as(why)
                    .hasToString(javasOne.resolveSibling(javasOther).toString());
            assertThat(path(one).normalize())
                    .as(why)
                    .hasToString(javasOne.normalize().toString());
            assertThat(String.valueOf(path(one).getParent())).as(why).isEqualTo(String.valueOf(javasOne.getParent()));
            assertThat(String.valueOf(path(one).getFileName()))
                    .as(why)
                    .isEqualTo(String.valueOf(javasOne.getFileName()));
            assertThat(path(one).getNameCount()).as(why).isEqualTo(javasOne.getNameCount());
            assertThat(path(one).startsWith(path(other))).as(why).isEqualTo(javasOne.startsWith(javasOther));
            assertThat(path(one).endsWith(path(other))).as(why).isEqualTo(javasOne.endsWith(javasOther));
            if (javasOne.isAbsolute() == javasOther.isAbsolute() && !one.contains(".") && !other.contains(".")) {
                assertThat(path(one).relativize(path(other)))
                        .as(why)
                        .hasToString(javasOne.relativize(javasOther).toString());
            }
        }
    }

    private static String plain(Random random) {
        List<String> names = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            names.add(List.of("a", "b", "c", ".", "..").get(random.nextInt(5)));
        }
        return (random.nextBoolean() ? "/" : "") + String.join("/", names);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/b/a//c,    4, c,       /b/a//,  /b/a//c",
                "/b/a/,      2, a,       /b,      /b/a/",
                "/b/a//,     3, .//,     /b/a,    /b/a//",
                "/b/,        1, b,       /,       /b",
                "//b/x,      2, x,       /b,      /b/x",
                "a/,         1, a,       null,    a/",
                "a//b,       3, b,       a//,     a//b",
                "/,          0, null,    null,    /"
            })
    void emptyNamesAndSlashes(String text, int names, String name, String parent, String shown) {
        ElastoPath path = path(text);
        assertThat(path.getNameCount()).isEqualTo(names);
        assertThat(String.valueOf(path.getFileName())).isEqualTo(name);
        assertThat(String.valueOf(path.getParent())).isEqualTo(parent);
        assertThat(path).hasToString(shown);
    }

    @Test
    void aRelativePathNeverReadsAsAbsolute() {
        ElastoPath inner = path("/b/a").relativize(path("/b/a//c"));
        assertThat(inner).hasToString(".//c");
        assertThat(inner.isAbsolute()).isFalse();
        assertThat(path("/b/a").resolve(inner)).isEqualTo(path("/b/a//c"));
        assertThat(path("/x").resolve(inner.toString()).normalize()).isEqualTo(path("/x//c"));
    }

    @ParameterizedTest
    @CsvSource({
        "'/b', 'x', '/b/x'",
        "'/b/', 'x', '/b/x'",
        "'/b', '', '/b'",
        "'', 'x', 'x'",
        "'/b', '/c', '/c'",
        "'/b', 'd/', '/b/d/'",
        "'/', 'b', '/b'"
    })
    void resolves(String one, String other, String expected) {
        assertThat(path(one).resolve(other)).isEqualTo(path(expected));
    }

    @Test
    void partsArePutTogetherWithOneSlash() {
        assertThat(memory.fileSystem.getPath("/b", "x", "", "y")).isEqualTo(path("/b/x/y"));
        assertThat(memory.fileSystem.getPath("/b/", "/x")).isEqualTo(path("/b/x"));
        assertThat(memory.fileSystem.getPath("", "x")).isEqualTo(path("x"));
        assertThat(memory.fileSystem.getPath("")).hasToString("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "../a", "..", ""})
    void wayFromWhatIsNotNormalizedIsRefused(String other) {
        assertThatThrownBy(() -> path("x/..").relativize(path("y/" + other)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatDoesNotBelongTogetherIsRefused() {
        assertThatThrownBy(() -> path("a").resolve(Path.of("b"))).isInstanceOf(ProviderMismatchException.class);
        assertThatThrownBy(() -> path("a").relativize(path("/b"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> path("a").relativize(new MemorySystem().path("b")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> path("half\uD83D")).isInstanceOf(InvalidPathException.class);
        assertThatThrownBy(() -> path("/a").subpath(0, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> path("/a").getName(1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(path("/a")).isNotEqualTo(new MemorySystem().path("/a"));
        assertThat(path("/a").startsWith(Path.of("/a"))).isFalse();
    }

    /** The order of listings is that of bytes: behind U+FFFF, not in front of U+E000. */
    @Test
    void orderIsThatOfBytes() {
        assertThat(path("/b/\uFF5E")).isLessThan(path("/b/\uD83D\uDE00"));
        assertThat(path("/b/a")).isLessThan(path("/b/a/")).isGreaterThan(path("/b/A"));
    }
}
