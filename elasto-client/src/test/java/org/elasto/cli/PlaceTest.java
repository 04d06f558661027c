package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.elasto.client.StorageUri;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names mean in a shell. */
class PlaceTest {

    private static final Path LOCAL = Path.of("/home/me");

    @ParameterizedTest
    @CsvSource({
        "x, s3://h:1/b/dir/x",
        "x/, s3://h:1/b/dir/x/",
        "a b/c%, s3://h:1/b/dir/a b/c%25",
        "*.txt, s3://h:1/b/dir/*.txt",
        "., s3://h:1/b/dir/",
        "./x, s3://h:1/b/dir/x",
        ".., s3://h:1/b",
        "../x, s3://h:1/b/x",
        "../.., s3://h:1/",
        "../../c/k, s3://h:1/c/k",
        "../../../.., s3://h:1/",
        "..x, s3://h:1/b/dir/..x",
        "a/../b, s3://h:1/b/dir/a/../b",
        "/c/k, s3://h:1/c/k",
        "/, s3://h:1/",
        "abb:///a/b, abb:///a/b",
        "file:x, /home/me/x",
        "file:/tmp/x, /tmp/x",
        "-, -"
    })
    void aNameIsBelowTheRemoteDirectory(String typed, String meaning) {
        Place place = Place.of(StorageUri.parse("s3://h:1/b/dir"), LOCAL);

        assertThat(place.resolve(typed)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "s3:///, b, s3:///b",
        "s3:///b, k, s3:///b/k",
        "abb:///acc/c, .., abb:///acc/",
        "abb:///acc, c, abb:///acc/c",
        "file:///tmp, x, file:///tmp/x",
        "file:///tmp, .., file:///",
        "file:///tmp, /etc/x, file:///etc/x",
        "s3:///b/50%25*/, k, s3:///b/50%25%2A/k"
    })
    void anyDirectoryWillDo(String from, String typed, String meaning) {
        Place place = Place.of(StorageUri.parse(from), LOCAL);

        assertThat(StorageUri.parse(place.resolve(typed))).isEqualTo(StorageUri.parse(meaning));
    }

    @ParameterizedTest
    @CsvSource({"x, /home/me/x", "x/, /home/me/x/", "/tmp/x, /tmp/x", "-, -", "file:x, /home/me/file:x"})
    void aFileIsBelowTheLocalDirectory(String typed, String meaning) {
        Place place = Place.of(StorageUri.parse("s3:///b"), LOCAL);

        assertThat(place.resolveLocal(typed)).isEqualTo(meaning);
    }
}
