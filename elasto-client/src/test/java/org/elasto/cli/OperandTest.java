package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperandTest {

    private static final Path HERE = Path.of("/home/somebody");

    @ParameterizedTest
    @CsvSource({
        "a.txt, file:///home/somebody/a.txt",
        "./a.txt, file:///home/somebody/a.txt",
        "., file:///home/somebody",
        "dir/, file:///home/somebody/dir/",
        "../other, file:///home/somebody/../other",
        "/tmp/a b, file:///tmp/a%20b",
        "50%, file:///home/somebody/50%25",
        "s3, file:///home/somebody/s3",
        "a:b, file:///home/somebody/a:b",
        "file:///tmp/x, file:///tmp/x",
        "s3:///bucket/key, s3:///bucket/key",
        "s3://localhost:9000/bucket/a//b, s3://localhost:9000/bucket/a//b"
    })
    void whatLooksLikeAUriIsOneAndTheRestArePaths(String typed, String uri) {
        assertThat(Operand.parse(typed, HERE).uri().toString()).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "a\0b"})
    void whatCannotBeANameIsRefused(String typed) {
        assertThatThrownBy(() -> Operand.parse(typed, HERE)).isInstanceOf(CliException.class);
    }
}
