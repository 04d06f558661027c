package org.elasto.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.stream.Stream;
import org.elasto.conformance.Matrix.Outcome;
import org.elasto.conformance.Matrix.Result;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/** The whole suite on the emulator in both dialects and on local files, each of its tests a test of this build. */
class SuiteTest {

    @TestFactory
    Stream<DynamicTest> suite() {
        Matrix matrix = Main.execute("", Progress.on(new PrintStream(OutputStream.nullOutputStream()), false));
        assertThat(matrix.passed()).isGreaterThan(600);
        return matrix.results().stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.site() + " " + result.verb() + " " + result.test(), () -> repeat(result)));
    }

    private static void repeat(Result result) {
        if (result.outcome() == Outcome.UNSUPPORTED) {
            throw new TestAbortedException(result.detail());
        }
        assertThat(result.outcome()).as(result.detail()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void nothingIsExcusedOnTheEmulator() {
        assertThat(KnownDifferences.of("emulator")).isEmpty();
        assertThat(KnownDifferences.of("emulator-rgw")).isEmpty();
    }

    @Test
    void everyDifferenceHasAReason() {
        for (String target : new String[] {"rgw", "s3proxy"}) {
            assertThat(KnownDifferences.of(target))
                    .isNotEmpty()
                    .allSatisfy(test ->
                            assertThat(KnownDifferences.reason(target, test)).hasSizeGreaterThan(10));
        }
        assertThat(KnownDifferences.reason("rgw", "No.suchTest")).isEmpty();
    }
}
