package org.elasto.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void nothingMeansEverything() {
        Arguments arguments = Arguments.parse(List.of());
        assertThat(arguments).isEqualTo(new Arguments(false, false, null, null, "", null, 1000));
    }

    @Test
    void optionsInAnyOrder() {
        Arguments arguments = Arguments.parse(List.of(
                "--rounds", "7", "races", "--target", "rgw", "--config", "c", "--only", "Wire", "--report", "r"));
        assertThat(arguments).isEqualTo(new Arguments(false, true, "rgw", Path.of("c"), "Wire", Path.of("r"), 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds 0", "--rounds many", "--rounds 9999999", "--target", "--nothing x", "rgw"})
    void nonsenseIsSaidToBe(String line) {
        assertThatThrownBy(() -> Arguments.parse(List.of(line.split(" ", -1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theProgramSaysHowItEnded() throws IOException {
        assertThat(run("--help")).startsWith("0 elasto conformance");
        assertThat(run("--frobnicate", "x")).startsWith("2 ").contains("--frobnicate is no option");
        assertThat(run("--target", "nowhere")).startsWith("2 ").contains("ELASTO_NOWHERE_ENDPOINT");
        assertThat(run("--target", "x", "--config", "no-such-file"))
                .startsWith("2 ")
                .contains("no-such-file");
    }

    private static String run(String... arguments) throws IOException {
        String before = System.getProperty(Targets.PROPERTY);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try {
            int code = Main.run(List.of(arguments), out, out);
            return code + " " + bytes.toString(StandardCharsets.UTF_8);
        } finally {
            if (before == null) {
                System.clearProperty(Targets.PROPERTY);
            } else {
                System.setProperty(Targets.PROPERTY, before);
            }
        }
    }
}
