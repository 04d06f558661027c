package org.elasto.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "ELASTO_MY_STORE_ENDPOINT", "http://127.0.0.1:9",
            "ELASTO_MY_STORE_ACCESS_KEY", "key",
            "ELASTO_MY_STORE_SECRET_KEY", "secret");

    @Test
    void comeFromTheEnvironment() {
        Target target = Targets.ofEnvironment("my-store", ENVIRONMENT);
        assertThat(target.endpoint()).hasHost("127.0.0.1").hasPort(9);
        assertThat(target.accessKey()).isEqualTo("key");
        assertThat(target.secretKey()).isEqualTo("secret");
        assertThat(target.region()).isEqualTo("us-east-1");
        assertThat(target.dialect()).isEqualTo("aws");
    }

    @Test
    void neverShowTheirSecret() {
        assertThat(Targets.ofEnvironment("my-store", ENVIRONMENT)).hasToString("my-store");
    }

    @Test
    void sayWhatIsMissing() {
        assertThatThrownBy(() -> Targets.ofEnvironment("rgw", Map.of("ELASTO_RGW_ENDPOINT", "http://127.0.0.1:9")))
                .hasMessageContaining("ELASTO_RGW_ACCESS_KEY");
    }

    @Test
    void comeFromAFileBeforeTheEnvironment(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("targets.properties");
        Files.writeString(file, """
                my-store.endpoint = http://127.0.0.1:7
                my-store.access-key = other
                my-store.secret-key = secret
                my-store.region = eu-central-1
                my-store.dialect = rgw
                """);
        Target target = Targets.ofEnvironment("my-store", Targets.described(file));
        assertThat(target.endpoint()).hasPort(7);
        assertThat(target.accessKey()).isEqualTo("other");
        assertThat(target.region()).isEqualTo("eu-central-1");
        assertThat(target.dialect()).isEqualTo("rgw");
    }

    @Test
    void wholeAndSomeDifferencesAreTold() {
        assertThat(KnownDifferences.isIntermittent("rgw", "No.suchTest")).isFalse();
        assertThat(KnownDifferences.of("rgw"))
                .contains("CompleteWireTest.notOntoAnything", "PresignedWireTest.expiry(not-yet-valid)");
    }

    @Test
    void ofAzureHaveAnAccount() {
        AzureTarget target = Objects.requireNonNull(Targets.azureOfEnvironment(
                "azurite",
                "ENDPOINT",
                Map.of(
                        "ELASTO_AZURITE_ENDPOINT", "http://127.0.0.1:9",
                        "ELASTO_AZURITE_ACCOUNT", "account",
                        "ELASTO_AZURITE_KEY", "a2V5")));
        assertThat(target.account()).isEqualTo("account");
        assertThat(target.key()).isEqualTo("a2V5");
        assertThat(target).hasToString("azurite");
        assertThatThrownBy(() -> Targets.azureOfEnvironment(
                        "azurite", "ENDPOINT", Map.of("ELASTO_AZURITE_ENDPOINT", "http://127.0.0.1:9")))
                .hasMessageContaining("ELASTO_AZURITE_ACCOUNT");
        assertThat(Targets.azureOfEnvironment("azurite", "FILE_ENDPOINT", Map.of()))
                .isNull();
    }

    @Test
    void differencesOfABackendAloneAreThoseOfNoOther() {
        assertThat(KnownDifferences.sites("rgw")).containsExactly("rgw");
        assertThat(KnownDifferences.reason("rgw/wire", "CompleteWireTest.notOntoAnything"))
                .isEqualTo(KnownDifferences.reason("rgw", "CompleteWireTest.notOntoAnything"))
                .isNotEmpty();
    }
}
