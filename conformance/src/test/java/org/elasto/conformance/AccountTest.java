package org.elasto.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ClientConfig;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.Elasto;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.client.management.AccountOperations;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.EmulatorConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Storage accounts through the file API, against the management plane of the emulator. */
class AccountTest {

    private static final OpenOptions CREATE = OpenOptions.of(OpenFlag.DIRECTORY, OpenFlag.CREATE);
    private static final OpenOptions NEW = OpenOptions.of(OpenFlag.DIRECTORY, OpenFlag.CREATE, OpenFlag.EXCLUSIVE);

    private final Emulator emulator = Emulator.start(EmulatorConfig.inProcess());
    private final ClientConfig config = ClientConfig.builder()
            .set("azure-subscription", emulator.config().azureSubscription().toString())
            .set("azure-resource-group", "elasto")
            .set("management-endpoint", emulator.managementEndpoint().toString())
            .managementToken(new AzureCredentials.Bearer(
                    () -> emulator.issueManagementToken(new UUID(1, 2), Duration.ofMinutes(5))))
            .build();
    private final Elasto client = Elasto.create(config);

    @AfterEach
    void stop() {
        client.close();
        assertThat(emulator.failures()).isZero();
        emulator.close();
    }

    private static StorageUri uri(String scheme, String path) {
        return StorageUri.parse(scheme + ":///" + path);
    }

    private void assertKind(ErrorKind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private void write(StorageUri file, int length) {
        try (ElastoFile open = client.open(file, OpenFlag.CREATE)) {
            open.write(0, ByteBuffer.allocate(length));
            open.commit();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abb", "apb", "afs"})
    void anAccountIsMadeSomewhereUsedAndRemoved(String scheme) {
        StorageUri account = uri(scheme, "lifetime");
        try (ElastoFile made = client.open(account, NEW.withLocation("North Europe"))) {
            assertThat(made.created()).isTrue();
            assertThat(made.stat().location()).isEqualTo("northeurope");
            assertThat(made.statfs().locations()).containsExactly("northeurope");
        }
        assertKind(ErrorKind.ALREADY_EXISTS, () -> client.open(account, NEW.withLocation("northeurope")));
        StorageUri container = uri(scheme, "lifetime/box");
        client.open(container, CREATE).close();
        write(uri(scheme, "lifetime/box/file"), 512);
        assertThat(client.stat(uri(scheme, "lifetime/box/file")).size()).hasValue(512);
        assertThat(client.stat(account).location()).isEqualTo("northeurope");
        try (ElastoFile root = client.open(uri(scheme, ""), OpenFlag.DIRECTORY)) {
            assertThat(root.readdir().map(DirectoryEntry::name)).contains("devstoreaccount1", "lifetime");
            assertThat(root.statfs().locations()).contains("northeurope", "eastus");
        }

        assertKind(ErrorKind.ALREADY_EXISTS, () -> client.remove(account));
        client.remove(uri(scheme, "lifetime/box/file"));
        client.remove(container);
        client.remove(account);

        assertKind(ErrorKind.NOT_FOUND, () -> client.stat(account));
        assertKind(ErrorKind.NOT_FOUND, () -> client.remove(account));
        assertKind(ErrorKind.NOT_FOUND, () -> client.open(account, OpenFlag.DIRECTORY));
    }

    @Test
    void blobsAndFilesAreOfOneAccount() {
        client.open(uri("abb", "both"), NEW.withLocation("eastus")).close();
        client.open(uri("afs", "both/share"), CREATE).close();

        assertKind(ErrorKind.ALREADY_EXISTS, () -> client.remove(uri("abb", "both")));
        client.remove(uri("afs", "both/share"));
        client.remove(uri("apb", "both"));
        assertKind(ErrorKind.NOT_FOUND, () -> client.stat(uri("afs", "both")));
    }

    @Test
    void aKeyThatWasMadeAnewIsFetchedAnew() {
        client.open(uri("abb", "rotating"), NEW.withLocation("eastus")).close();
        client.open(uri("abb", "rotating/box"), CREATE).close();
        try (AccountOperations accounts = AccountOperations.create(config)) {
            accounts.regenerateKey("elasto", "rotating", "key1");

            write(uri("abb", "rotating/box/one"), 10);
            accounts.regenerateKey("elasto", "rotating", "key1");
            accounts.regenerateKey("elasto", "rotating", "key2");
        }
        assertThat(client.stat(uri("abb", "rotating/box/one")).size()).hasValue(10);
    }

    @Test
    void aPlaceThatIsNoneIsRefused() {
        assertKind(
                ErrorKind.INVALID_ARGUMENT, () -> client.open(uri("abb", "nowhere"), CREATE.withLocation("the moon")));
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> client.open(uri("abb", "Nowhere"), CREATE));
        assertKind(ErrorKind.INVALID_ARGUMENT, () -> client.open(uri("abb", ""), CREATE));
    }

    @Test
    void aLocationIsThatOfTheGroupUnlessSaid() {
        client.open(uri("afs", "anywhere"), CREATE).close();

        FileStat stat = client.stat(uri("afs", "anywhere"));
        assertThat(stat.location()).isEqualTo("eastus");
        assertThat(stat.modified()).isNotNull();
    }

    @Test
    void uriWithHostsReachTheSameAccounts() {
        client.open(uri("abb", "hosted"), NEW.withLocation("eastus")).close();
        String host =
                emulator.blobEndpoint(emulator.config().azureAccounts().get(0)).getAuthority();
        StorageUri box = StorageUri.of("abb", host, "hosted", "box");

        client.open(box, CREATE).close();

        assertThat(client.stat(uri("abb", "hosted/box")).type())
                .isEqualTo(client.stat(box).type());
    }
}
