package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.elasto.client.ConfigKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {

    private static final String SECRET = "secret+/text";

    @TempDir
    private Path home;

    private Path file;
    private CliRun cli;

    @BeforeEach
    void prepare() {
        file = home.resolve(".config/elasto/config");
        cli = new CliRun(home).variable("HOME", home.toString());
    }

    private static Terminal typing() {
        return Terminal.of(Set.of(0), java.util.Map.of());
    }

    @Test
    void aValueIsSetShownAndTakenOutAgain() {
        assertThat(cli.run("config", "set", "region", "eu-west-1")).isZero();
        assertThat(file).hasContent("[default]\nregion = eu-west-1\n");
        assertThat(cli.run("config", "get", "region")).isZero();
        assertThat(cli.lines()).containsExactly("eu-west-1");
        assertThat(cli.run("config", "unset", "region")).isZero();
        assertThat(cli.run("config", "get", "region")).isEqualTo(3);
        assertThat(cli.run("config", "path")).isZero();
        assertThat(cli.lines()).containsExactly(file.toString());
    }

    @Test
    void aSecretIsReadFromStandardInputOrTypedButNeverShown() {
        assertThat(cli.in(SECRET + "\nmore").run("config", "set", "secret-access-key"))
                .isZero();
        assertThat(file)
                .content()
                .contains("secret-access-key = " + SECRET + "\n")
                .doesNotContain("more");
        cli.run("config", "set", "access-key-id", "AK");
        cli.terminal(typing()).secret("typed-" + SECRET);
        assertThat(cli.run("config", "set", "azure-sas-token", "--profile", "work"))
                .isZero();
        assertThat(file).content().contains("[work]\nazure-sas-token = typed-" + SECRET);

        for (String line : new String[] {"config list", "config show", "config get secret-access-key"}) {
            assertThat(cli.run(line.split(" ", -1))).isZero();
            assertThat(cli.out() + cli.err()).contains("***").doesNotContain("text");
        }
    }

    @Test
    void aSecretOnTheCommandLineIsRefused() {
        assertThat(cli.run("config", "set", "azure-key", SECRET)).isEqualTo(2);

        assertThat(cli.err()).contains("azure-key").doesNotContain(SECRET);
        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsNoSettingOrNoValueIsRefused() {
        assertThat(cli.run("config", "set", "regoin", "x")).isEqualTo(2);
        assertThat(cli.run("config", "set", "parallelism", "many")).isEqualTo(2);
        assertThat(cli.run("config", "set", "session-token")).isEqualTo(2);
        assertThat(cli.run("config")).isEqualTo(2);
        assertThat(file).doesNotExist();
    }

    @Test
    void showTellsWhereEachComesFrom() throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/credentials"), "[default]\naws_access_key_id=AK\naws_secret_access_key=x");
        cli.run("config", "set", "parallelism", "9");
        cli.variable("AWS_REGION", "eu-9").variable("AZURE_STORAGE_CONNECTION_STRING", "UseDevelopmentStorage=true");

        assertThat(cli.run("config", "show", "-i")).isZero();

        assertThat(cli.lines()).hasSize(Setting.names().size());
        assertThat(cli.lines()).anyMatch(line -> line.matches("region +eu-9 +environment AWS_REGION"));
        assertThat(cli.lines()).anyMatch(line -> line.matches("parallelism +9 +.*/elasto/config \\[default]"));
        assertThat(cli.lines()).anyMatch(line -> line.matches("insecure-http +true +option --insecure-http"));
        assertThat(cli.lines()).anyMatch(line -> line.matches("connect-timeout +10s +preset"));
        assertThat(cli.lines()).anyMatch(line -> line.matches("access-key-id +AK +~/.aws \\[default]"));
        assertThat(cli.lines()).anyMatch(line -> line.matches("azure-account +devstoreaccount1 +connection string.*"));
        assertThat(cli.lines())
                .anyMatch(line -> line.matches("azure-connection-string +\\*\\*\\* +environment AZURE_.*"));
        assertThat(cli.out()).doesNotContain("UseDevelopmentStorage");
    }

    @Test
    void showIsJsonToo() {
        assertThat(cli.run("--json", "config", "show", "--region", "x")).isZero();

        assertThat(cli.lines())
                .anyMatch(line -> line.contains("\"name\":\"region\",\"value\":\"x\",\"source\":\"option --region\""))
                .anyMatch(line -> line.startsWith("{\"event\":\"setting\"")
                        && !line.contains("\"value\"")
                        && line.contains("\"name\":\"azure-key\""));
    }

    @Test
    void secretsThatOthersCanReadAreWarnedOf() throws IOException {
        cli.in(SECRET).run("config", "set", "secret-access-key");
        cli.run("config", "set", "access-key-id", "AK");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(cli.run("stat", ".")).isZero();

        assertThat(cli.err()).contains("warning", file.toString(), "chmod 600").doesNotContain(SECRET);
    }

    @Test
    void everySettingOfTheClientHasAName() {
        assertThat(Setting.names())
                .containsAll(ConfigKey.all().stream().map(ConfigKey::name).toList());
    }
}
