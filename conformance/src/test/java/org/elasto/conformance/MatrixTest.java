package org.elasto.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.elasto.conformance.Matrix.Outcome;
import org.elasto.conformance.Matrix.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixTest {

    private static Matrix matrix() {
        Matrix matrix = new Matrix();
        matrix.add(new Result("a/s3", "Read", "ReadTest.one", Outcome.PASSED, ""));
        matrix.add(new Result("a/s3", "Read", "ReadTest.two", Outcome.FAILED, "expected <x>"));
        matrix.add(new Result("b/s3", "Read", "ReadTest.one", Outcome.KNOWN, "is like that"));
        matrix.add(new Result("b/s3", "Lease", "LeaseTest.one", Outcome.UNSUPPORTED, ""));
        return matrix;
    }

    private static String printed(Matrix matrix) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        matrix.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void countsWhatIsNotPassedAsNotPassed() {
        assertThat(matrix().passed()).isEqualTo(1);
        assertThat(matrix().failed()).isEqualTo(1);
    }

    @Test
    void printsSitesAcrossAndVerbsDown() {
        assertThat(printed(matrix()).lines().map(String::stripTrailing))
                .contains(
                        "verb           a/s3               b/s3",
                        "Lease                             0 (1)",
                        "Read           1 -1               0 ~1",
                        "FAILED a/s3 ReadTest.two: expected <x>",
                        "KNOWN b/s3 ReadTest.one: is like that",
                        "known differences: 1, unsupported: 1")
                .last()
                .isEqualTo("1 passed, 1 failed");
    }

    @Test
    void aDifferenceThatNoTestShowsIsAFailure() {
        Matrix matrix = new Matrix();
        Set<String> known = new TreeSet<>(KnownDifferences.of("rgw"));
        String shown = known.iterator().next();
        matrix.add(new Result("rgw/wire", "Read", shown, Outcome.KNOWN, "is like that"));
        matrix.addStaleDifferences("rgw");
        assertThat(matrix.failed()).isEqualTo(known.size() - 1);
        assertThat(printed(matrix)).contains("FAILED rgw/- ").doesNotContain("FAILED rgw/- " + shown + ":");
    }

    @Test
    void reportsHoldEveryResult(@TempDir Path directory) throws IOException {
        Reports.write(matrix(), directory.resolve("new"));
        assertThat(Files.readString(directory.resolve("new/report.json")))
                .contains("\"test\" : \"ReadTest.two\"", "\"outcome\" : \"FAILED\"", "expected <x>");
        assertThat(Files.readString(directory.resolve("new/report.html")))
                .contains("expected &lt;x>", "class=\"UNSUPPORTED\"");
    }
}
