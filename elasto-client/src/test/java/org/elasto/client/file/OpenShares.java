package org.elasto.client.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.elasto.client.ClientConfig;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileHandle;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.client.azure.AzureService;
import org.elasto.client.azure.FakeAccount;
import org.elasto.client.http.Limits;
import org.elasto.client.http.Pause;
import org.elasto.client.management.AccountLevel;

/** A backend over {@link FakeFiles}, and its files. */
final class OpenShares {

    final FakeFiles service = new FakeFiles();
    private final ClientConfig config = FakeAccount.settings().parallelism(2).build();
    private final FileOperations operations =
            new FileOperations(FakeAccount.files(service, config, FileErrors.JUDGE), config.checksum(), Limits.NONE);
    final FileShareBackend backend;

    OpenShares(Pause pause) {
        backend = new FileShareBackend(
                config, pause, new AccountLevel(config, AzureService.FILE), (authority, account) -> operations);
    }

    OpenShares() {
        this((time, cancellation) -> {});
    }

    static StorageUri uri(String name) {
        return StorageUri.parse("afs://localhost:10003/devstoreaccount1/share/" + name);
    }

    FileHandle open(String name, OpenFlag... flags) {
        return backend.openFile(uri(name), OpenOptions.of(flags));
    }

    void write(String name, byte[] bytes) {
        try (FileHandle file = open(name, OpenFlag.CREATE, OpenFlag.TRUNCATE)) {
            file.write(0, ByteBuffer.wrap(bytes));
        }
    }

    FakeFiles.Entry file(String name) {
        return Objects.requireNonNull(service.files.get(name));
    }

    static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static byte[] content(FileHandle file) throws IOException {
        try (InputStream in = file.read(0, -1)) {
            return in.readAllBytes();
        }
    }

    static void assertFails(ErrorKind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
