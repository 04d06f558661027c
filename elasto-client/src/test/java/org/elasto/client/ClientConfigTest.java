package org.elasto.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientConfigTest {

    @Test
    void everySettingHasATextFormThatCanBeSet() {
        Map<String, String> texts = Map.of(
                "region", "eu-central-1",
                "s3-endpoint", "http://localhost:9000",
                "profile", "work",
                "insecure-http", "true",
                "connect-timeout", "3s",
                "request-timeout", "1500ms",
                "max-attempts", "7",
                "part-size", "16777216",
                "parallelism", "2",
                "checksum", "off");
        texts = new HashMap<>(texts);
        texts.put("azure-account", "acc");
        texts.put("azure-subscription", "sub");
        texts.put("azure-resource-group", "group");
        texts.put("management-endpoint", "http://localhost:10004");
        texts.put("blob-endpoint", "http://localhost:10000/acc");
        texts.put("blob-secondary-endpoint", "http://localhost:10000/acc-secondary");
        texts.put("file-endpoint", "http://localhost:10003/acc");
        texts.put("file-secondary-endpoint", "http://localhost:10003/acc-secondary");
        assertThat(ConfigKey.all()).extracting(ConfigKey::name).containsExactlyInAnyOrderElementsOf(texts.keySet());

        ClientConfig.Builder builder = ClientConfig.builder();
        texts.forEach(builder::set);
        ClientConfig config = builder.build();

        assertThat(config.region()).isEqualTo("eu-central-1");
        assertThat(config.s3Endpoint()).isEqualTo(URI.create("http://localhost:9000"));
        assertThat(config.profile()).isEqualTo("work");
        assertThat(config.get(ConfigKey.AZURE_ACCOUNT)).isEqualTo("acc");
        assertThat(config.get(ConfigKey.AZURE_SUBSCRIPTION)).isEqualTo("sub");
        assertThat(config.get(ConfigKey.AZURE_RESOURCE_GROUP)).isEqualTo("group");
        assertThat(config.get(ConfigKey.MANAGEMENT_ENDPOINT)).hasToString("http://localhost:10004");
        assertThat(config.get(ConfigKey.BLOB_ENDPOINT)).isEqualTo(URI.create("http://localhost:10000/acc"));
        assertThat(config.get(ConfigKey.BLOB_SECONDARY_ENDPOINT)).hasToString("http://localhost:10000/acc-secondary");
        assertThat(config.get(ConfigKey.FILE_ENDPOINT)).isEqualTo(URI.create("http://localhost:10003/acc"));
        assertThat(config.get(ConfigKey.FILE_SECONDARY_ENDPOINT)).hasToString("http://localhost:10003/acc-secondary");
        assertThat(config.insecureHttp()).isTrue();
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(config.maxAttempts()).isEqualTo(7);
        assertThat(config.partSize()).isEqualTo(16 << 20);
        assertThat(config.parallelism()).isEqualTo(2);
        assertThat(config.checksum()).isEqualTo(ChecksumMode.OFF);
        assertThat(config.toBuilder().build()).hasToString(config.toString());
    }

    @Test
    void unknownSettingIsAnErrorThatNamesTheKnownOnes() {
        assertThatThrownBy(() -> ClientConfig.builder().set("partsize", "1"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("part-size");
    }

    @ParameterizedTest
    @CsvSource({
        "part-size, 1",
        "part-size, big",
        "parallelism, 0",
        "max-attempts, 0",
        "insecure-http, perhaps",
        "connect-timeout, 0",
        "connect-timeout, 5m",
        "checksum, md4",
        "s3-endpoint, ftp://host",
        "s3-endpoint, http://user:pw@host",
        "s3-endpoint, http://",
    })
    void refusesValuesOutOfBounds(String name, String value) {
        assertThatThrownBy(() -> ClientConfig.builder().set(name, value))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(name);
    }

    @Test
    void boundsHoldForValuesGivenInCodeToo() {
        assertThatThrownBy(() -> ClientConfig.builder().partSize(1)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> ClientConfig.builder().parallelism(0)).isInstanceOf(StorageException.class);
    }

    @Test
    void environmentOfElastoWinsOverThatOfAws() {
        Map<String, String> environment = Map.of(
                "AWS_REGION", "us-west-2",
                "ELASTO_REGION", "eu-west-1",
                "AWS_ENDPOINT_URL", "http://one:1",
                "AWS_ENDPOINT_URL_S3", "http://two:2",
                "AWS_PROFILE", "work",
                "ELASTO_PART_SIZE", "6291456",
                "ELASTO_JAVA_OPTS", "-Xmx1g");

        ClientConfig config = ClientConfig.fromEnvironment(environment, Path.of("/home/x"));

        assertThat(config.region()).isEqualTo("eu-west-1");
        assertThat(config.s3Endpoint()).isEqualTo(URI.create("http://two:2"));
        assertThat(config.profile()).isEqualTo("work");
        assertThat(config.partSize()).isEqualTo(6 << 20);
        assertThat(config.home()).isEqualTo(Path.of("/home/x"));
    }

    @Test
    void textFormShowsNoSecrets() {
        ClientConfig config = ClientConfig.fromEnvironment(
                        Map.of("AWS_SECRET_ACCESS_KEY", "geheim", "AWS_ACCESS_KEY_ID", "wer"), null)
                .toBuilder()
                .credentials(() -> new Credentials("wer", "geheim"))
                .build();

        assertThat(config.toString()).doesNotContain("geheim");
        assertThat(new Credentials("wer", "geheim", "auchgeheim").toString()).doesNotContain("geheim");
    }
}
