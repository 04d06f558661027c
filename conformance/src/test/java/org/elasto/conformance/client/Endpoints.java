package org.elasto.conformance.client;

import java.net.URI;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ClientConfig;
import org.elasto.client.Credentials;
import org.elasto.client.Elasto;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageUri;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.S3User;
import org.elasto.emulator.StorageAccount;

/** What the client has to know of an emulator. */
final class Endpoints {

    private Endpoints() {}

    /** As its first user and of its first account. */
    static ClientConfig.Builder settings(Emulator emulator) {
        S3User user = emulator.config().s3Users().get(0);
        StorageAccount account = account(emulator);
        return ClientConfig.builder()
                .credentials(() -> new Credentials(user.accessKey(), user.secretKey()))
                .azureCredentials(new AzureCredentials.SharedKey(
                        account.name(), account.keys().get(0)))
                .insecureHttp(true);
    }

    private static StorageAccount account(Emulator emulator) {
        return emulator.config().azureAccounts().get(0);
    }

    /** A new bucket, container or share. */
    static StorageUri container(Elasto client, Emulator emulator, String scheme, String name) {
        StorageAccount account = account(emulator);
        URI endpoint = switch (scheme) {
            case "s3" -> emulator.s3Endpoint();
            case "afs" -> emulator.fileEndpoint(account);
            default -> emulator.blobEndpoint(account);
        };
        StorageUri container = scheme.equals("s3")
                ? StorageUri.of(scheme, endpoint.getAuthority(), name, "")
                : StorageUri.of(scheme, endpoint.getAuthority(), account.name(), name);
        client.open(container, OpenFlag.DIRECTORY, OpenFlag.CREATE).close();
        return container;
    }
}
