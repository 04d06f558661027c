package org.elasto.client.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of shares, directories and files. */
class FileRefTest {

    private static void refused(String share, String path) {
        assertThatThrownBy(() -> new FileRef(share, path))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"b",
                "a\\b",
                "a:b",
                "a|b",
                "a<b",
                "a>b",
                "a*b",
                "a?b",
                "a\tb",
                "a\u007Fb",
                ".",
                "..",
                "a/../b",
                "a/./b",
                "a//b",
                "/a",
                "a/",
                "NUL",
                "dir/con",
                "com1",
                "LPT9",
                "CLOCK$"
            })
    void whatTheServiceHasNoNameForIsRefused(String path) {
        refused("share", path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", ".", ".."})
    void sharesThatWouldMeanSomethingElseAreRefused(String share) {
        refused(share, "f");
    }

    @Test
    void lengthAndDepthAreBounded() {
        String longest = "n".repeat(255);
        assertThat(new FileRef("s", longest).path()).hasSize(255);
        refused("s", longest + "n");
        assertThat(new FileRef("s", "d/".repeat(249) + "f").path()).hasSize(499);
        refused("s", "d/".repeat(250) + "f");
        String name = "n".repeat(200) + "/";
        assertThat(new FileRef("s", name.repeat(10) + "n".repeat(38)).path()).hasSize(2048);
        refused("s", name.repeat(10) + "n".repeat(39));
    }

    @ParameterizedTest
    @CsvSource({
        "'a b/ü+%.txt', /share/a%20b/%C3%BC%2B%25.txt",
        "'', /share",
        "ends., /share/ends.",
        "console/com10, /share/console/com10"
    })
    void goesOutEscaped(String path, String wire) {
        assertThat(new FileRef("share", path).wirePath()).isEqualTo(wire);
    }

    @Test
    void besideIsInTheSameDirectory() {
        assertThat(new FileRef("s", "a/b/c").beside("d").path()).isEqualTo("a/b/d");
        assertThat(new FileRef("s", "c").beside("d").path()).isEqualTo("d");
    }
}
