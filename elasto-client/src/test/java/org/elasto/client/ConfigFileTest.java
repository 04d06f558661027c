package org.elasto.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {

    @TempDir
    private Path directory;

    private Path path;
    private ConfigFile file;

    @BeforeEach
    void prepare() {
        path = directory.resolve("elasto").resolve("config");
        file = ConfigFile.at(path);
    }

    @Test
    void itIsWhereXdgSaysOrBelowTheHomeDirectory() {
        assertThat(path(Map.of("XDG_CONFIG_HOME", "/etc/x", "HOME", "/home/me")))
                .isEqualTo("/etc/x/elasto/config");
        assertThat(path(Map.of("XDG_CONFIG_HOME", "relative", "HOME", "/home/me")))
                .isEqualTo("/home/me/.config/elasto/config");
        assertThat(ConfigFile.of(Map.of())).isNull();
    }

    private static String path(Map<String, String> environment) {
        return Objects.requireNonNull(ConfigFile.of(environment)).path().toString();
    }

    @Test
    void whatIsSetIsReadAgain() {
        file.set("default", "region", "eu-west-1");
        file.set("work", "part-size", "16777216");
        file.set("default", "azure-connection-string", "A=b;C=d==;E=f");

        assertThat(file.profiles()).containsExactly("default", "work");
        assertThat(ConfigFile.at(path).profile("default"))
                .isEqualTo(Map.of("region", "eu-west-1", "azure-connection-string", "A=b;C=d==;E=f"));
        assertThat(file.profile("work")).isEqualTo(Map.of("part-size", "16777216"));
        assertThat(file.profile("other")).isEmpty();
    }

    @Test
    void allElseStaysAsItIs() throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "# mine\n[default]\nregion = a ; why\n\n[work]\n; x\nREGION=b\nparallelism = 2\n");

        file.set("work", "region", "c");
        file.set("default", "checksum", "always");

        assertThat(Files.readAllLines(path))
                .containsExactly(
                        "# mine",
                        "[default]",
                        "region = a ; why",
                        "checksum = always",
                        "",
                        "[work]",
                        "; x",
                        "parallelism = 2",
                        "region = c");
        file.set("work", "parallelism", null);
        assertThat(file.profile("work")).isEqualTo(Map.of("region", "c"));
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "[default]\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(file.isReadableByOthers()).isTrue();

        file.set("default", "secret-access-key", "s");

        assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(file.isReadableByOthers()).isFalse();
        assertThat(path.getParent()).isDirectoryNotContaining(each -> !each.equals(path));
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = Files.writeString(directory.resolve("real"), "[default]\n");
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, real);

        file.set("default", "region", "x");

        assertThat(path).isSymbolicLink();
        assertThat(real).hasContent("[default]\nregion = x\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " padded", "two\nlines", "a # b", "#a", "a ;b", "bell\u0007"})
    void whatWouldBeReadOtherwiseIsRefusedWithoutShowingIt(String value) {
        assertThatThrownBy(() -> file.set("default", "azure-key", value))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("azure-key")
                .hasMessageNotContaining("bell");
        assertThat(path).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a]b", "a b", "a\nb", "[x"})
    void aProfileHasAPlainName(String profile) {
        assertThatThrownBy(() -> file.set(profile, "region", "x")).isInstanceOf(StorageException.class);
    }
}
