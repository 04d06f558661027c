package org.elasto.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.FaultAction.Kind;
import org.junit.jupiter.api.Test;

/** docs/faults.md says what is so. */
class FaultsPageTest {

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "faults.md"));
    }

    /** What stands between two marks, wherever they stand on one line. */
    private static List<String> between(String text, String from, String to) {
        List<String> found = new ArrayList<>();
        for (String line : text.lines().toList()) {
            int at = line.indexOf(from);
            while (at >= 0) {
                int begin = at + from.length();
                int end = line.indexOf(to, begin);
                found.add(line.substring(begin, end));
                at = line.indexOf(from, end + to.length());
            }
        }
        return found;
    }

    @Test
    void everyExampleIsAFault() throws IOException {
        List<String> examples = new ArrayList<>(between(page(), "--fault '", "'"));
        between(page(), "/_elasto/faults?", "'").forEach(query -> examples.add(query.replace('&', ' ')));
        String more = page().substring(page().indexOf("## More examples"));
        examples.addAll(between(more, "| `", "` |"));

        assertThat(examples).hasSizeGreaterThan(9);
        assertThat(examples)
                .allSatisfy(example -> assertThat(Fault.parse(example))
                        .isEqualTo(Fault.parse(Fault.parse(example).toString())));
    }

    @Test
    void everyWordAndEverythingThatHappensIsThere() throws IOException {
        for (String word : FaultText.WORDS) {
            assertThat(page()).contains("| `" + word + "` |");
        }
        for (Kind kind : Kind.values()) {
            if (kind != Kind.ERROR) {
                assertThat(page()).contains("`" + kind.word() + "`");
                assertThat(Options.HELP).contains(kind.word());
            }
        }
    }
}
