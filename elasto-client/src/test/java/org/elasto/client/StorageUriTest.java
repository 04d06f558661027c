package org.elasto.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageUriTest {

    /** Pieces that break clients: what paths normalise, what URIs reserve, what needs two, three or four bytes. */
    private static final String[] PIECES = {
        "/",
        "//",
        ".",
        "..",
        "./",
        "../",
        " ",
        "%",
        "%2F",
        "%25",
        "+",
        "?",
        "#",
        "[",
        "]",
        "{",
        "}",
        "a",
        "Z",
        "0",
        "~",
        "&",
        "=",
        ";",
        ":",
        "@",
        ",",
        "\\",
        "^",
        "`",
        "|",
        "<",
        ">",
        "\"",
        "'",
        "(",
        ")",
        "*",
        "!",
        "$",
        "é",
        "ı",
        "İ",
        "€",
        "語",
        "😀",
        "\u0000",
        "\n",
        "\t",
        "\u007f",
        "\u0080",
        "\u2028",
        "\ufeff",
        "e\u0301",
        "\ud83d\ude80"
    };

    @Test
    void everyKeySurvivesTheWayThroughText() {
        long seed = 20261124L;
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder key = new StringBuilder();
            for (int pieces = random.nextInt(12); pieces >= 0; pieces--) {
                key.append(PIECES[random.nextInt(PIECES.length)]);
            }
            StorageUri uri = StorageUri.of("s3", random.nextBoolean() ? "h:9000" : null, "bucket", key.toString());

            StorageUri read = StorageUri.parse(uri.toString());

            assertThat(read).as("seed %s, round %s", seed, round).isEqualTo(uri);
            assertThat(read.key()).isEqualTo(key.toString());
            assertThat(read.toString()).isEqualTo(uri.toString());
            assertThat(read.toString().chars()).allMatch(c -> c > ' ' && c < 127);
        }
    }

    @Test
    void everyListedNameResolvesToItsKey() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            String prefix = PIECES[random.nextInt(PIECES.length)] + "/";
            String name = PIECES[random.nextInt(PIECES.length)] + PIECES[random.nextInt(PIECES.length)];
            StorageUri directory = StorageUri.of("s3", "h", "b", prefix);

            assertThat(directory.resolve(name).key()).isEqualTo(prefix + name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "s3://host/bucket/key, s3, host, bucket, key",
                "s3://host:9000/bucket/a/b, s3, host:9000, bucket, a/b",
                "s3:///bucket/key, s3, -, bucket, key",
                "S3://HOST/Bucket/Key, s3, host, Bucket, Key",
                "s3://[::1]:9000/b/k, s3, [::1]:9000, b, k",
                "s3://[FE80::1]/b/k, s3, [fe80::1], b, k",
                "s3://h/b//k, s3, h, b, /k",
                "s3://h/b/k/, s3, h, b, k/",
                "s3://h/b/../k, s3, h, b, ../k",
                "s3://h/b/a%2Fb, s3, h, b, a/b",
                "s3://h/b/a+b, s3, h, b, a+b",
                "s3://h/b/a?b#c, s3, h, b, a?b#c",
                "s3://h/b/a b, s3, h, b, a b",
                "s3://h/b/%F0%9F%98%80, s3, h, b, 😀",
                "s3://h:080/b, s3, h:80, b, ''",
                "file:///tmp/x y, file, -, '', tmp/x y",
                "file:/tmp/x, file, -, '', tmp/x",
                "file://localhost/tmp/x, file, -, '', tmp/x",
                "FILE:///, file, -, '', ''",
            })
    void readsPartsAsWritten(String text, String scheme, String authority, String container, String key) {
        StorageUri uri = StorageUri.parse(text);

        assertThat(uri.scheme()).isEqualTo(scheme);
        assertThat(uri.authority()).isEqualTo(authority);
        assertThat(uri.container()).isEqualTo(container);
        assertThat(uri.key()).isEqualTo(key);
        assertThat(StorageUri.parse(uri.toString())).isEqualTo(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "s3://, s3:///",
        "s3:///, s3:///",
        "s3://host, s3://host/",
        "s3://host/, s3://host/",
        "s3://host/b/, s3://host/b",
        "s3:///b, s3:///b",
        "file:///a b, file:///a%20b",
        "s3:///b/é+%, ''",
        "s3:///b/a+b, s3:///b/a%2Bb",
        "s3:///b/a%2fb%41, s3:///b/a/bA",
    })
    void writesOneCanonicalForm(String text, String canonical) {
        if (canonical.isEmpty()) {
            assertThatThrownBy(() -> StorageUri.parse(text)).hasMessageContaining("%25");
        } else {
            assertThat(StorageUri.parse(text)).hasToString(canonical);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bucket/key",
                "/bucket/key",
                "s3:bucket/key",
                "s3:/bucket/key",
                "://h/b",
                "3s://h/b",
                "s3://h//key",
                "s3:////key",
                "s3://h/b%2Fc/key",
                "s3://h/b/%",
                "s3://h/b/%4",
                "s3://h/b/%zz",
                "s3://h/b/%FF",
                "s3://h/b/%C3",
                "s3://h/b/%ED%A0%80",
                "s3://h/b/\ud83d",
                "s3://h:/b",
                "s3://h:0/b",
                "s3://h:65536/b",
                "s3://h:x/b",
                "s3://h:1:2/b",
                "s3://::1/b",
                "s3://[::1/b",
                "s3://[]/b",
                "s3://[::1]9000/b",
                "s3://[g::1]/b",
                "s3://h st/b",
                "file://host/path",
                "file:path",
                "file:///a%00b",
            })
    void refusesWhatNamesNothing(String text) {
        assertThatThrownBy(() -> StorageUri.parse(text))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT));
    }

    @Test
    void neverRepeatsAPassword() {
        assertThatThrownBy(() -> StorageUri.parse("s3://key:geheim@host/bucket"))
                .hasMessageContaining("credentials")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void resolvesNamesBelowEveryKindOfDirectory() {
        assertThat(StorageUri.parse("s3://h").resolve("b")).hasToString("s3://h/b");
        assertThat(StorageUri.parse("s3://h").resolve("b/k/")).hasToString("s3://h/b/k/");
        assertThat(StorageUri.parse("s3://h/b").resolve("k")).hasToString("s3://h/b/k");
        assertThat(StorageUri.parse("s3://h/b").resolve("/k")).hasToString("s3://h/b//k");
        assertThat(StorageUri.parse("s3://h/b/d").resolve("k")).hasToString("s3://h/b/d/k");
        assertThat(StorageUri.parse("s3://h/b/d/").resolve("k/")).hasToString("s3://h/b/d/k/");
        assertThat(StorageUri.parse("file:///").resolve("etc")).hasToString("file:///etc");
        assertThat(StorageUri.parse("file:///etc").resolve("a%b")).hasToString("file:///etc/a%25b");
    }

    @ParameterizedTest
    @CsvSource({
        "s3://h, '', s3://h/",
        "s3://h/b, b, s3://h/",
        "s3://h/b/k, k, s3://h/b",
        "s3://h/b/d/k, k, s3://h/b/d/",
        "s3://h/b/d/, d, s3://h/b",
        "s3://h/b/d//, '', s3://h/b/d/",
        "s3://h/b//k, k, s3://h/b//",
        "file:///a/b, b, file:///a/",
        "file:///a, a, file:///",
    })
    void knowsNameAndParent(String text, String name, String parent) {
        StorageUri uri = StorageUri.parse(text);

        assertThat(uri.name()).isEqualTo(name);
        assertThat(uri.parent()).hasToString(parent);
    }

    @Test
    void namesLocalPaths() {
        assertThat(StorageUri.of(Path.of("/tmp/a b%"))).hasToString("file:///tmp/a%20b%25");
        assertThat(StorageUri.of(Path.of("x")).key())
                .isEqualTo(Path.of("x").toAbsolutePath().toString().substring(1));
    }

    @ParameterizedTest
    @CsvSource({
        // text, account or bucket, whether it is a container, looks like a directory, its parent, a name below it
        "abb://h, '', false, true, abb://h/, abb://h/n",
        "abb://h/acc, acc, false, true, abb://h/, abb://h/acc/n",
        "abb://h/acc/cont, acc, true, true, abb://h/acc, abb://h/acc/cont/n",
        "abb://h/acc/cont/, acc, true, true, abb://h/acc, abb://h/acc/cont/n",
        "apb://h/acc/cont/b, acc, false, false, apb://h/acc/cont/, apb://h/acc/cont/b/n",
        "apb://h/acc/cont/d/, acc, false, true, apb://h/acc/cont/, apb://h/acc/cont/d/n",
        "s3://h/bucket, bucket, true, true, s3://h/, s3://h/bucket/n",
        "s3://h/bucket/cont, bucket, false, false, s3://h/bucket, s3://h/bucket/cont/n"
    })
    void azureHasAccountsAboveItsContainers(
            String text, String account, boolean container, boolean directory, String parent, String below) {
        StorageUri uri = StorageUri.parse(text);
        assertThat(uri.container()).isEqualTo(account);
        assertThat(uri.isContainer()).isEqualTo(container);
        assertThat(uri.looksLikeDirectory()).isEqualTo(directory);
        assertThat(uri.parent()).isEqualTo(StorageUri.parse(parent));
        assertThat(uri.resolve("n")).isEqualTo(StorageUri.parse(below));
    }
}
