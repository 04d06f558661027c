package org.elasto.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.elasto.client.Elasto;
import org.elasto.client.FileStat;
import org.elasto.client.StorageUri;
import org.elasto.client.nio.ElastoFileAttributes;
import org.elasto.client.nio.ElastoFileSystems;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.EmulatorConfig;
import org.elasto.emulator.StorageAccount;
import org.junit.jupiter.api.Test;

/** How blobs are kept, and which version they are, as stat and {@code java.nio.file} tell it. */
class TierTest {

    private static final StorageAccount ACCOUNT = StorageAccount.of(
                    "versions", StorageAccount.DEVELOPMENT.keys().get(0))
            .withVersioning(true);

    @Test
    void aBlobHasATierAndAVersion() throws IOException {
        EmulatorConfig config =
                EmulatorConfig.inProcess().toBuilder().azureAccount(ACCOUNT).build();
        try (Emulator emulator = Emulator.start(config);
                Elasto client = Elasto.create(Endpoints.settings(emulator).build())) {
            StorageUri uri =
                    Endpoints.container(client, emulator, "abb", "tiers").resolve("file");
            Path path = ElastoFileSystems.path(client, uri);
            Files.writeString(path, "one");
            FileStat first = client.stat(uri);
            Files.writeString(path, "two");
            ElastoFileAttributes second = Files.readAttributes(path, ElastoFileAttributes.class);
            assertThat(first.tier()).isEqualTo("Hot");
            assertThat(second.tier()).isEqualTo("Hot");
            assertThat(first.version()).isNotNull().isNotEqualTo(second.version());
            assertThat(second.version()).isEqualTo(client.stat(uri).version());
            assertThat(Files.readAttributes(path, "elasto:tier,version"))
                    .containsEntry("tier", "Hot")
                    .containsEntry("version", second.version());
        }
    }
}
