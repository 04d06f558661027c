package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.elasto.client.ClientConfig;
import org.elasto.client.CredentialsProvider;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {

    private static Connection endpoint(boolean insecure, @Nullable String endpoint) {
        return new Connection(insecure, endpoint, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:9000, http://localhost:9000",
        "127.0.0.1:9000, http://127.0.0.1:9000",
        "[::1]:9000, http://[::1]:9000",
        "storage.example:9000, https://storage.example:9000",
        "http://localhost:9000, http://localhost:9000",
        "https://localhost:9000, https://localhost:9000"
    })
    void onlyLoopbackIsPlainByItself(String typed, String used) {
        assertThat(endpoint(false, typed).config(Map.of()).s3Endpoint()).hasToString(used);
    }

    @Test
    void anExplicitWishMakesItPlain() {
        ClientConfig config = endpoint(true, "storage.example").config(Map.of());

        assertThat(config.s3Endpoint()).hasToString("http://storage.example");
        assertThat(config.insecureHttp()).isTrue();
    }

    @Test
    void plainHttpToOthersNeedsThatWish() {
        assertThatThrownBy(() -> endpoint(false, "http://storage.example").config(Map.of()))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("-i");
        assertThatThrownBy(() -> endpoint(false, null).config(Map.of("AWS_ENDPOINT_URL", "http://storage.example")))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("-i");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "://", "ftp://x", "http://user:secret@localhost", "http://localhost?x", "a b"})
    void whatIsNoEndpointIsRefused(String typed) {
        assertThatThrownBy(() -> endpoint(true, typed).config(Map.of())).isInstanceOf(CliException.class);
    }

    @Test
    void theCommandLineGoesBeforeTheEnvironment() {
        Map<String, String> variables = Map.of("AWS_REGION", "eu-west-1", "AWS_PROFILE", "work");

        ClientConfig config = new Connection(false, null, "us-west-2", "home", null).config(variables);

        assertThat(config.region()).isEqualTo("us-west-2");
        assertThat(config.profile()).isEqualTo("home");
        assertThat(endpoint(false, null).config(variables).region()).isEqualTo("eu-west-1");
    }

    private static List<String> files() {
        String console = "\uFEFFUser name,Password,Access key ID,Secret access key,Console login link";
        return List.of(
                "Access key ID,Secret access key\nAKIDEXAMPLE,se/cr+et\n",
                console + "\r\nme,,AKIDEXAMPLE,\"se/cr+et\",https://x\r\n");
    }

    @ParameterizedTest
    @MethodSource("files")
    void credentialsComeFromAFile(String text, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("credentials.csv"), text);

        CredentialsProvider found =
                new Connection(false, null, null, null, file).config(Map.of()).credentials();

        assertThat(found).isNotNull();
        assertThat(found.credentials().accessKey()).isEqualTo("AKIDEXAMPLE");
        assertThat(found.credentials().secretKey()).isEqualTo("se/cr+et");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Access key ID,Secret access key", "a,b\nAKIDEXAMPLE,secret-text\n"})
    void aFileWithoutCredentialsIsRefusedWithoutShowingIt(String text, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("credentials.csv"), text);

        assertThatThrownBy(() -> new Connection(false, null, null, null, file).config(Map.of()))
                .isInstanceOf(StorageException.class)
                .hasMessageNotContaining("secret-text");
    }
}
