package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tool makes of accounts and containers, as far as nothing is sent. */
class AzureCommandsTest {

    private static final String SETTING = "AZURE_STORAGE_CONNECTION_STRING";

    @TempDir
    private Path directory;

    private CliRun cli;

    @BeforeEach
    void prepare() {
        cli = new CliRun(directory).variable(SETTING, "UseDevelopmentStorage=true");
    }

    @ParameterizedTest
    @CsvSource({
        "rm -r abb:///devstoreaccount1, 2, is a storage account",
        "rm -r -f apb:///devstoreaccount1, 2, is a storage account",
        "rm -r abb:///, 2, is the root",
        "rm -r abb:///devstoreaccount1/cont, 2, --force",
        "rm abb:///devstoreaccount1/cont/, 2, --force",
        "cat abb:///devstoreaccount1/cont, 2, is no file",
        "put a abb:///devstoreaccount1, 2, names no bucket or container",
        "mkdir abb:///devstoreaccount1, 2, account",
        "cp -f apb:///devstoreaccount1/cont/b apb://127.0.0.1:10000/devstoreaccount1/cont/b, 2, are the same",
        "mv -f abb:///devstoreaccount1/cont/b abb://127.0.0.1:10000/devstoreaccount1/cont/b, 2, are the same",
        "ls abb:///other, 4, other",
        "cat abb:///devstoreaccount1//b, 2, has a name",
        "rm -r afs:///devstoreaccount1, 2, is a storage account",
        "rm -r afs:///devstoreaccount1/share, 2, --force",
        "cat afs:///devstoreaccount1/share, 2, is no file",
        "cat afs:///devstoreaccount1/share/a:b, 2, in Azure Files",
        "cp -f afs:///devstoreaccount1/s/f afs://127.0.0.1:10003/devstoreaccount1/s/f, 2, are the same",
        "ls afs:///other, 4, other"
    })
    void refuses(String line, int exit, String message) {
        assertThat(cli.run(line.split(" ", -1))).as(cli.err()).isEqualTo(exit);
        assertThat(cli.err()).contains(message).doesNotContain("Eby8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abb:///", "afs:///"})
    void rootHoldsTheAccountOfTheSettings(String root) {
        assertThat(cli.run("ls", root)).isZero();
        assertThat(cli.lines()).containsExactly("devstoreaccount1/");
    }

    @Test
    void adviceNamesTheVariables() {
        cli.variable(SETTING, "");
        assertThat(cli.run("ls", "abb:///acc")).isEqualTo(4);
        assertThat(cli.err()).contains("AZURE_STORAGE_ACCOUNT");
    }
}
