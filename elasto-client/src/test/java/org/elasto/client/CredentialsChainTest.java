package org.elasto.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsChainTest {

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void makeFiles() throws IOException {
        Files.createDirectories(home.resolve(".aws"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(home.resolve(".aws").resolve(name), text);
    }

    private CredentialsChain chain() {
        return CredentialsChain.of(ClientConfig.fromEnvironment(environment, home));
    }

    private CredentialsChain chain(String profile) {
        return CredentialsChain.of(ClientConfig.fromEnvironment(environment, home).toBuilder()
                .profile(profile)
                .build());
    }

    private static void assertNone(CredentialsChain chain, String... told) {
        assertThatThrownBy(chain::credentials).isInstanceOfSatisfying(StorageException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
            assertThat(e.getMessage()).contains(told);
        });
    }

    @Test
    void whatTheCodeSaysGoesFirst() {
        environment.put("AWS_ACCESS_KEY_ID", "env");
        environment.put("AWS_SECRET_ACCESS_KEY", "env");
        Credentials given = new Credentials("code", "code");
        ClientConfig config = ClientConfig.fromEnvironment(environment, home).toBuilder()
                .credentials(() -> given)
                .build();
        assertThat(CredentialsChain.of(config).credentials()).isSameAs(given);
    }

    @Test
    void thenTheEnvironment() throws IOException {
        write("credentials", "[default]\naws_access_key_id=file\naws_secret_access_key=file\n");
        environment.put("AWS_ACCESS_KEY_ID", " env ");
        environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        assertThat(chain().credentials()).isEqualTo(new Credentials("env", "secret"));
        environment.put("AWS_SESSION_TOKEN", "token");
        assertThat(chain().credentials()).isEqualTo(new Credentials("env", "secret", "token"));
    }

    @Test
    void halfAKeyIsAMistake() {
        environment.put("AWS_ACCESS_KEY_ID", "env");
        assertNone(chain(), "AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void thenTheFiles() throws IOException {
        write("credentials", """
                # a comment
                [default]
                AWS_Access_Key_Id = one
                aws_secret_access_key=s=1# ; all of it
                aws_session_token = t ; a comment

                [ other ]
                aws_access_key_id = two
                aws_secret_access_key = s2
                s3 =
                  aws_access_key_id = nested
                """);
        write("config", """
                [default]
                region = eu-west-1
                [profile other]
                region=eu-west-2
                [profile third]
                aws_access_key_id=three
                aws_secret_access_key=s3
                """);
        assertThat(chain().credentials()).isEqualTo(new Credentials("one", "s=1#", "t"));
        assertThat(chain().region()).isEqualTo("eu-west-1");
        assertThat(chain("other").credentials()).isEqualTo(new Credentials("two", "s2"));
        assertThat(chain("other").region()).isEqualTo("eu-west-2");
        assertThat(chain("third").credentials()).isEqualTo(new Credentials("three", "s3"));
        assertThat(chain("third").region()).isNull();
        environment.put("AWS_REGION", "us-west-1");
        assertThat(chain("other").region()).isEqualTo("us-west-1");
    }

    @Test
    void profileThatIsNamedGoesBeforeTheEnvironment() throws IOException {
        write("credentials", "[p]\naws_access_key_id=file\naws_secret_access_key=file\n");
        environment.put("AWS_ACCESS_KEY_ID", "env");
        environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        assertThat(chain("p").credentials().accessKey()).isEqualTo("file");
        environment.put("AWS_PROFILE", "p");
        assertThat(chain().credentials().accessKey()).isEqualTo("env");
        assertNone(chain("q"), "a profile is named", "profile q");
    }

    @Test
    void filesMayBeElsewhere() throws IOException {
        Files.writeString(home.resolve("keys"), "[default]\naws_access_key_id=k\naws_secret_access_key=s\n");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "~/keys");
        Path config = Files.writeString(home.resolve("conf"), "[default]\nregion=r\n");
        environment.put("AWS_CONFIG_FILE", config.toString());
        assertThat(chain().credentials().accessKey()).isEqualTo("k");
        assertThat(chain().region()).isEqualTo("r");
    }

    @Test
    void filesAreReadAgainWhenTheyChange() throws IOException {
        CredentialsChain chain = chain();
        assertNone(chain, "which does not exist");
        write("credentials", "[default]\naws_access_key_id=a\naws_secret_access_key=s\n");
        assertThat(chain.credentials().accessKey()).isEqualTo("a");
        write("credentials", "[default]\naws_access_key_id=longer\naws_secret_access_key=s\n");
        assertThat(chain.credentials().accessKey()).isEqualTo("longer");
        Files.delete(home.resolve(".aws/credentials"));
        assertNone(chain, "which does not exist");
    }

    @Test
    void saysWhereItLookedAndShowsNothing() throws IOException {
        write("credentials", "[default]\naws_secret_access_key=hidden\n");
        write("config", "[default]\nrole_arn=arn\n");
        assertNone(
                chain(),
                "AWS_ACCESS_KEY_ID",
                home.resolve(".aws/credentials").toString(),
                home.resolve(".aws/config").toString(),
                "role_arn, which is not supported");
        assertThatThrownBy(chain()::credentials).hasMessageNotContaining("hidden");
        assertNone(CredentialsChain.of(ClientConfig.builder().build()), "no home directory");
    }

    @Test
    void fileThatIsTooLargeIsNotRead() throws IOException {
        write("credentials", "#".repeat((1 << 20) + 1));
        assertNone(chain(), "cannot be read");
    }
}
