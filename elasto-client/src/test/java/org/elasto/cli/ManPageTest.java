package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every command has a page that says what its help says, and that roff takes without complaint. */
class ManPageTest {

    @TempDir
    private Path directory;

    private CliRun cli;

    @BeforeEach
    void prepare() {
        cli = new CliRun(directory);
    }

    private Map<String, String> pages() throws IOException {
        assertThat(cli.run("man", "--directory", "man")).isZero();
        try (Stream<Path> files = Files.list(directory.resolve("man"))) {
            return files.collect(
                    java.util.stream.Collectors.toMap(file -> file.getFileName().toString(), ManPageTest::content));
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyCommandHasAPageWithItsSections() throws IOException {
        Map<String, String> pages = pages();

        assertThat(pages).containsKeys("elasto.1", "elasto-config.1", "elasto-config-set.1");
        for (String command : Commands.all()) {
            assertThat(pages).containsKey("elasto-" + command + ".1");
        }
        assertThat(pages.values())
                .allSatisfy(page -> assertThat(page)
                        .startsWith(".TH \"ELASTO")
                        .contains(
                                ".SH \"NAME\"\nelasto",
                                ".SH \"SYNOPSIS\"",
                                ".SH \"DESCRIPTION\"\n.PP",
                                "\\-\\-help",
                                ".SH \"EXIT STATUS\"",
                                "\\fB130\\fR",
                                ".SH \"SEE ALSO\"\nelasto")
                        .doesNotContain("%%", "%n"));
    }

    @Test
    void everyOptionIsOnThePageOfItsCommand() throws IOException {
        Map<String, String> pages = pages();
        for (String command : Commands.all()) {
            CommandLine line = new CommandLine(Commands.make(command));
            String page = pages.get("elasto-" + command + ".1");
            for (OptionSpec option : line.getCommandSpec().options()) {
                assertThat(page).contains(Roff.escape(option.longestName()));
            }
        }
    }

    @Test
    void groffHasNothingToComplainOf() throws IOException, InterruptedException {
        assumeThat(installed("groff")).isTrue();
        for (Map.Entry<String, String> page : pages().entrySet()) {
            Path file = directory.resolve("man").resolve(page.getKey());
            Path complaints = directory.resolve("complaints");
            Process groff = new ProcessBuilder("groff", "-man", "-Tutf8", "-ww", "-z", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(complaints.toFile())
                    .start();
            assertThat(groff.waitFor()).as(page.getKey()).isZero();
            assertThat(complaints).as(page.getKey()).hasContent("");
        }
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }

    @Test
    void aPageIsPrintedByTheWordsOfItsCommand() {
        assertThat(cli.run("man")).isZero();
        assertThat(cli.out()).startsWith(".TH \"ELASTO\" 1").contains("ENVIRONMENT", "ELASTO_REGION, AWS_REGION");
        assertThat(cli.run("man", "config", "set")).isZero();
        assertThat(cli.out()).startsWith(".TH \"ELASTO\\-CONFIG\\-SET\" 1");
        assertThat(cli.run("man", "nonsense")).isEqualTo(2);
    }

    @Test
    void whatRoffWouldTakeForARequestIsText() {
        String page = new Roff()
                .paragraph(".TH is no request\n'nor this\\; a-b ~ ^ ` … \"")
                .toString();

        assertThat(page)
                .isEqualTo(
                        ".PP\n\\&.TH is no request\n.PP\n\\(aqnor this\\(rs; a\\-b \\(ti \\(ha \\(ga \\[u2026] \"\n");
    }

    @Test
    void examplesAreCommandLinesThatTheToolTakes() {
        for (String command : Commands.all()) {
            List<Examples.Example> examples = Examples.of("elasto " + command);
            assertThat(examples).as(command).isNotEmpty();
            for (Examples.Example example : examples) {
                if (example.line().startsWith("elasto ")) {
                    assertThat(cli.run((example.line().substring(7) + " --help").split(" ", -1)))
                            .as(example.line())
                            .isZero();
                }
            }
            assertThat(cli.run(command, "--help")).isZero();
            assertThat(cli.out()).contains("Examples:", examples.get(0).line());
        }
    }
}
