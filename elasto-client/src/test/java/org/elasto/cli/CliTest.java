package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every command: help, usage errors, exit codes. */
class CliTest {

    @TempDir
    private Path directory;

    private CliRun cli;

    @BeforeEach
    void prepare() {
        cli = new CliRun(directory);
    }

    @Test
    void helpListsCommandsAndExitCodes() {
        assertThat(cli.run("--help")).isZero();

        assertThat(cli.out()).contains("Commands:", "ls", "mkdir", "completion", "Exit codes:", "130");
        assertThat(cli.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ls",
                "stat",
                "put",
                "get",
                "cat",
                "cp",
                "mv",
                "rm",
                "mkdir",
                "create",
                "truncate",
                "punch",
                "ranges",
                "lease",
                "lease run",
                "du",
                "df",
                "presign",
                "versions",
                "watch",
                "completion"
            })
    void everyCommandHelps(String command) {
        assertThat(cli.run((command + " --help").split(" ", -1))).isZero();

        assertThat(cli.out()).contains("Usage: elasto " + command, "--endpoint", "--json", "Exit codes:");
    }

    @Test
    void versionIsTold() {
        assertThat(cli.run("--version")).isZero();

        assertThat(cli.out()).matches("elasto \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @Test
    void nothingAtAllShowsTheUsage() {
        assertThat(cli.run()).isEqualTo(2);

        assertThat(cli.err()).contains("Usage: elasto");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "ls", "ls --nonsense x", "put x", "cat --range nonsense x", "ls -"})
    void whatMakesNoSenseIsAUsageError(String line) {
        assertThat(cli.run(line.split(" ", -1))).isEqualTo(2);

        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).startsWith("elasto: ").doesNotContain("Exception");
    }

    @Test
    void usageErrorsAreJsonToo() {
        assertThat(cli.run("put", "--json")).isEqualTo(2);

        assertThat(cli.lines())
                .singleElement()
                .asString()
                .startsWith("{\"event\":\"error\",\"kind\":\"USAGE\",\"code\":2,");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void whatIsMissingIsToldWithoutAStackTrace() {
        assertThat(cli.run("stat", "missing")).isEqualTo(3);

        assertThat(cli.err()).startsWith("elasto: ").contains("missing").doesNotContain("\tat ");
    }

    @Test
    void debugShowsWhereAnErrorComesFrom() {
        assertThat(cli.run("-d", "stat", "missing")).isEqualTo(3);

        assertThat(cli.err()).contains("\tat org.elasto.");
    }

    @Test
    void anUnknownSchemeIsUnsupported() {
        assertThat(cli.run("ls", "gopher://host/x")).isEqualTo(8);
    }

    @Test
    void globalOptionsWorkBeforeAndAfterTheCommand() {
        assertThat(cli.run("--json", "ls", ".")).isZero();
        assertThat(cli.run("ls", "--json", "missing")).isEqualTo(3);

        assertThat(cli.out()).startsWith("{\"event\":\"error\"");
    }

    @Test
    void completionIsAShellScript() {
        assertThat(cli.run("completion")).isZero();

        assertThat(cli.out()).startsWith("#!/usr/bin/env bash").contains("--recursive", "mkdir");
    }

    @Test
    void ofSeveralNamesEachIsTried() {
        assertThat(cli.run("stat", "missing", ".")).isEqualTo(1);

        assertThat(cli.err()).contains("missing");
        assertThat(cli.out()).contains("directory");
    }

    @Test
    void directoriesStandOutOnATerminalUnlessNobodyWantsColours() throws IOException {
        Files.createDirectories(directory.resolve("d"));
        cli.terminal(Terminal.of(Set.of(1), Map.of()));
        assertThat(cli.run("ls", ".")).isZero();
        assertThat(cli.lines()).containsExactly("\033[1;34md\033[0m/");

        cli.terminal(Terminal.of(Set.of(1), Map.of("NO_COLOR", "1")));
        assertThat(cli.run("ls", ".")).isZero();
        assertThat(cli.lines()).containsExactly("d/");
    }
}
