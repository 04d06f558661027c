package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.behavior.Failures.failure;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ClientConfig;
import org.elasto.client.Credentials;
import org.elasto.client.Elasto;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.LockOptions;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageLock;
import org.elasto.client.StorageUri;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.EmulatorConfig;
import org.elasto.emulator.S3User;
import org.elasto.emulator.StorageAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A holder who died, and time at the service moved on. */
class LockTakeoverTest {

    private static final LockOptions OPTIONS =
            LockOptions.PRESET.withDuration(Duration.ofSeconds(15)).withFencing(true);

    private Emulator emulator;
    private Elasto dying;
    private Elasto living;

    @BeforeEach
    void start() {
        emulator = Emulator.start(EmulatorConfig.inProcess());
        S3User user = emulator.config().s3Users().get(0);
        StorageAccount account = emulator.config().azureAccounts().get(0);
        ClientConfig config = ClientConfig.builder()
                .credentials(() -> new Credentials(user.accessKey(), user.secretKey(), null))
                .azureCredentials(new AzureCredentials.SharedKey(account.name(), account.key()))
                .build();
        dying = Elasto.create(config);
        living = Elasto.create(config);
    }

    @AfterEach
    void stop() {
        dying.close();
        living.close();
        emulator.close();
    }

    private StorageUri file(String scheme) {
        StorageAccount account = emulator.config().azureAccounts().get(0);
        URI blob = emulator.blobEndpoint(account);
        StorageUri root = scheme.equals("s3")
                ? StorageUri.of(scheme, emulator.s3Endpoint().getAuthority(), "", "")
                : StorageUri.of(scheme, blob.getAuthority(), account.name(), "");
        StorageUri container = root.resolve("container");
        living.open(container, OpenFlag.DIRECTORY, OpenFlag.CREATE).close();
        StorageUri file = container.resolve("x");
        write(file, OpenOptions.of(OpenFlag.CREATE));
        return file;
    }

    private void write(StorageUri uri, OpenOptions options) {
        try (ElastoFile file = living.open(uri, options)) {
            file.write(0, ByteBuffer.wrap(new byte[512]));
            file.commit();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3", "abb", "apb"})
    void anotherTakesOverWhatExpired(String scheme) {
        StorageUri uri = file(scheme);
        List<StorageException> losses = new ArrayList<>();
        StorageLock old = dying.lock(uri, OPTIONS.withListener((lock, cause) -> losses.add(cause)));
        assertThat(old.number()).hasValue(1);
        emulator.clock().advance(Duration.ofSeconds(14));
        assertThat(failure(() -> living.lock(uri, OPTIONS))).isEqualTo(ErrorKind.LEASE_CONFLICT);
        emulator.clock().advance(Duration.ofSeconds(5));
        try (StorageLock taken = living.lock(uri, OPTIONS)) {
            assertThat(taken.number()).hasValue(2);
            assertThat(failure(old::renew)).isEqualTo(ErrorKind.LEASE_CONFLICT);
            assertThat(losses).hasSize(1);
            assertThat(old.isHeld()).isFalse();
            old.close();
            taken.renew();
            assertThat(failure(() -> dying.lock(uri, OPTIONS))).isEqualTo(ErrorKind.LEASE_CONFLICT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3", "abb", "apb"})
    void whoClosesHisClientWithoutAReleaseLosesItInTime(String scheme) {
        StorageUri uri = file(scheme);
        StorageLock old = dying.lock(uri, OPTIONS);
        dying.close();
        old.close();
        assertThat(failure(() -> living.lock(uri, OPTIONS))).isEqualTo(ErrorKind.LEASE_CONFLICT);
        emulator.clock().advance(Duration.ofSeconds(19));
        living.lock(uri, OPTIONS).close();
    }
}
