package org.elasto.emulator.file;

import java.util.List;
import java.util.Random;
import org.elasto.emulator.azure.AzureAccount;
import org.elasto.emulator.azure.SasSigner;
import org.elasto.emulator.azure.SasTarget;
import org.elasto.emulator.azure.StorageService;
import org.elasto.emulator.azure.front.AzureBench;
import org.elasto.emulator.azure.front.ServiceAccounts;
import org.elasto.emulator.azure.front.ServiceSettings;
import org.elasto.emulator.azure.front.Sources;
import org.elasto.emulator.blob.BlobAccount;
import org.elasto.emulator.blob.BlobFront;

/** A Blob front beside a File front, for copies between the two; at port 9001. */
final class BlobBeside extends AzureBench {

    static final String URL = "http://localhost:9001/acct/box/b";

    private static final AzureAccount KEYS = AzureAccount.of(ACCOUNT, KEY);
    private static final String TERMS = "sv=2022-11-02&se=2026-11-24T09:00:00Z&";

    BlobBeside(Sources sources) {
        BlobFront front = new BlobFront(
                store,
                new ServiceSettings<>(
                        ServiceAccounts.fixed(List.of(BlobAccount.plain(KEYS))),
                        clock,
                        new Random(42),
                        tokens,
                        true,
                        List.of("blob.localhost")),
                new Sources());
        use(front);
        sources.add(front, List.of("blob.localhost"), 9001);
        send("PUT", "/box?restype=container").expect(201);
        send("PUT", "/open?restype=container").expect(201);
    }

    /** Makes a blob {@code /box/b}, which is not public. */
    void blob(String content) {
        send(request("PUT", "/box/b")
                        .with("x-ms-blob-type", "BlockBlob")
                        .with("x-ms-blob-content-type", "text/x")
                        .with("x-ms-meta-of", "blob")
                        .body(content))
                .expect(201);
    }

    /** What authorizes the read of the blob. */
    static String sas() {
        return SasSigner.sign(TERMS + "sr=b&sp=r", KEYS, "box", "b");
    }

    /** What authorizes to do something with one file. */
    static String fileSas(String share, String path, String permissions) {
        return SasSigner.sign(
                TERMS + "sr=f&sp=" + permissions, new SasTarget(StorageService.FILE, KEYS, share, path, ""));
    }
}
