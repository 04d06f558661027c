package org.elasto.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.elasto.client.ClientConfig;
import org.elasto.client.Credentials;
import org.elasto.client.Elasto;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.EmulatorConfig;
import org.elasto.emulator.S3Dialect;
import org.elasto.emulator.S3User;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Buckets that are to be somewhere, in either dialect of S3. */
class BucketLocationTest {

    private static final OpenOptions NEW = OpenOptions.of(OpenFlag.DIRECTORY, OpenFlag.CREATE, OpenFlag.EXCLUSIVE);

    @ParameterizedTest
    @CsvSource({"AWS, eu-west-1", "RGW, default"})
    void aBucketIsWhereItWasToBe(S3Dialect dialect, String location) {
        EmulatorConfig server = EmulatorConfig.inProcess().toBuilder()
                .dialect(dialect)
                .region("eu-west-1")
                .build();
        try (Emulator emulator = Emulator.start(server);
                Elasto client = Elasto.create(ClientConfig.builder()
                        .credentials(
                                () -> new Credentials(S3User.DEFAULT.accessKey(), S3User.DEFAULT.secretKey(), null))
                        .region("eu-west-1")
                        .build())) {
            String host = emulator.s3Endpoint().getAuthority();
            StorageUri bucket = StorageUri.of("s3", host, "bucket", "");
            try (ElastoFile made = client.open(bucket, NEW.withLocation(location))) {
                assertThat(made.created()).isTrue();
                assertThat(made.statfs().locations()).containsExactly(location);
            }
            assertThat(client.stat(bucket).location()).isNotNull();
            assertThatThrownBy(() -> client.open(StorageUri.of("s3", host, "other", ""), NEW.withLocation("nowhere-1")))
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT));
        }
    }
}
