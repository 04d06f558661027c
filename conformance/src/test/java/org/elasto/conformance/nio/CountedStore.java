package org.elasto.conformance.nio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.concurrent.atomic.AtomicLong;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ClientConfig;
import org.elasto.client.Credentials;
import org.elasto.client.Elasto;
import org.elasto.client.StorageUri;
import org.elasto.client.nio.ElastoFileSystems;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.S3User;
import org.elasto.emulator.StorageAccount;

/** A fresh directory of one backend on an emulator, whose requests are counted. */
final class CountedStore implements AutoCloseable {

    private static final FileAttribute<?>[] NONE = {};

    private final Elasto client;
    private final AtomicLong requests = new AtomicLong();
    private final Path container;
    private int directories;

    /** Something to be counted. */
    interface Call {
        void run() throws IOException;
    }

    CountedStore(Emulator emulator, String scheme) throws IOException {
        S3User user = emulator.config().s3Users().get(0);
        StorageAccount account = emulator.config().azureAccounts().get(0);
        this.client = Elasto.create(ClientConfig.builder()
                .credentials(() -> new Credentials(user.accessKey(), user.secretKey()))
                .azureCredentials(new AzureCredentials.SharedKey(account.name(), account.key()))
                .requestListener(request -> requests.incrementAndGet())
                .build());
        StorageUri root = switch (scheme) {
            case "s3" -> StorageUri.of("s3", emulator.s3Endpoint().getAuthority(), "", "");
            case "afs" -> StorageUri.of(scheme, emulator.fileEndpoint(account).getAuthority(), account.name(), "");
            default -> StorageUri.of(scheme, emulator.blobEndpoint(account).getAuthority(), account.name(), "");
        };
        this.container = ElastoFileSystems.path(client, root.resolve("counted-" + scheme));
        Files.createDirectory(container, NONE);
        // Asked once in the life of a file system.
        Files.write(container.resolve("first"), new byte[512]);
    }

    /** A directory that nobody has looked at, with a file {@code f} of four pages and a directory {@code d} of three. */
    Path fresh() throws IOException {
        Path made = Files.createDirectory(container.resolve("w" + directories++), NONE);
        Files.write(made.resolve("f"), new byte[2048]);
        Path below = Files.createDirectory(made.resolve("d"), NONE);
        for (int i = 0; i < 3; i++) {
            Files.write(below.resolve("f" + i), new byte[512]);
        }
        Files.createDirectory(made.resolve("empty"), NONE);
        return made;
    }

    long cost(Call call) throws IOException {
        long before = requests.get();
        call.run();
        return requests.get() - before;
    }

    @Override
    public void close() throws IOException {
        container.getFileSystem().close();
        client.close();
    }
}
