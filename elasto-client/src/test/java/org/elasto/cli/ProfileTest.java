package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ClientConfig;
import org.elasto.client.CredentialsChain;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order the command line, the environment, elasto config and ~/.aws are asked. */
class ProfileTest {

    private static final String KEY = "a2V5";

    @TempDir
    private Path home;

    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void prepare() throws IOException {
        variables.put("HOME", home.toString());
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/credentials"), """
                [default]
                aws_access_key_id=FILE
                aws_secret_access_key=x
                [other]
                aws_access_key_id=OTHER
                aws_secret_access_key=x
                """);
        config("""
                [default]
                region = eu-1
                access-key-id = MINE
                secret-access-key = y
                [work]
                access-key-id = WORK
                secret-access-key = z
                session-token = t
                [link]
                profile = other
                [azure]
                azure-account = acc
                azure-key = a2V5
                blob-endpoint = http://127.0.0.1:1/acc
                [sas]
                azure-account = acc
                azure-sas-token = ?sig=abc
                [string]
                azure-connection-string = AccountName=str;AccountKey=a2V5
                """);
    }

    private void config(String text) throws IOException {
        Files.createDirectories(home.resolve(".config/elasto"));
        Files.writeString(home.resolve(".config/elasto/config"), text);
    }

    private ClientConfig config(@Nullable String profile, @Nullable String region) {
        return new Connection(false, null, region, profile, null).config(variables);
    }

    private String accessKey(@Nullable String profile) {
        return CredentialsChain.of(config(profile, null)).credentials().accessKey();
    }

    @Test
    void settingsComeFromOptionThenEnvironmentThenFile() {
        assertThat(config(null, null).region()).isEqualTo("eu-1");
        variables.put("AWS_REGION", "eu-2");
        assertThat(config(null, null).region()).isEqualTo("eu-2");
        assertThat(config(null, "eu-3").region()).isEqualTo("eu-3");
    }

    @Test
    void credentialsOfTheFileGoBeforeThoseOfAwsAndBehindTheEnvironment() throws IOException {
        assertThat(accessKey(null)).isEqualTo("MINE");
        variables.put("AWS_ACCESS_KEY_ID", "ENV");
        variables.put("AWS_SECRET_ACCESS_KEY", "e");
        assertThat(accessKey(null)).isEqualTo("ENV");
        assertThat(accessKey("work")).isEqualTo("WORK");

        variables.remove("AWS_ACCESS_KEY_ID");
        variables.remove("AWS_SECRET_ACCESS_KEY");
        config("[default]\nregion = eu-1\n");
        assertThat(accessKey(null)).isEqualTo("FILE");
    }

    @Test
    void aProfileMayNameTheOneOfAws() {
        assertThat(accessKey("link")).isEqualTo("OTHER");
        variables.put("ELASTO_PROFILE", "link");
        assertThat(accessKey(null)).isEqualTo("OTHER");
        variables.put("AWS_ACCESS_KEY_ID", "ENV");
        variables.put("AWS_SECRET_ACCESS_KEY", "e");
        assertThat(accessKey(null)).isEqualTo("ENV");
    }

    @Test
    void azureIsToldByKeySignatureOrConnectionString() {
        assertThat(config("azure", null).azureCredentials()).isEqualTo(new AzureCredentials.SharedKey("acc", KEY));
        assertThat(config("sas", null).azureCredentials()).isEqualTo(new AzureCredentials.Sas("sig=abc"));
        assertThat(config("string", null).azureConnectionString()).contains("AccountName=str");
    }

    @Test
    void azuresEnvironmentGoesBeforeAProfileThatTheEnvironmentNames() {
        variables.put("AWS_PROFILE", "azure");
        variables.put("AZURE_STORAGE_CONNECTION_STRING", "UseDevelopmentStorage=true");

        ClientConfig config = config(null, null);

        assertThat(config.azureCredentials()).isNull();
        assertThat(config.toString()).doesNotContain("azure-account", "blob-endpoint");
    }

    @Test
    void aMistakeIsToldWithTheNameOfTheFile() throws IOException {
        config("[default]\nregoin = x\n");
        assertThatThrownBy(() -> config(null, null))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(".config/elasto/config [default]")
                .hasMessageContaining("regoin");
        config("[default]\naccess-key-id = x\n");
        assertThatThrownBy(() -> config(null, null)).hasMessageContaining("only one");
        config("[default]\nazure-key = secret-text\n");
        assertThatThrownBy(() -> config(null, null))
                .hasMessageContaining("azure-account")
                .hasMessageNotContaining("secret-text");
    }

    @Test
    void itsTextShowsNoSecret() {
        assertThat(Profile.of("work", variables).toString()).contains("[work]").doesNotContain("WORK", "= z");
    }
}
