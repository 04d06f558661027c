package org.elasto.emulator.file;

import java.util.List;
import java.util.Random;
import org.elasto.emulator.azure.AzureAccount;
import org.elasto.emulator.azure.front.AzureBench;

/** A File front without a socket. */
final class FileBench extends AzureBench {

    FileBench() {
        this(0);
    }

    /** @param shareRetentionDays how long deleted shares are kept */
    FileBench(int shareRetentionDays) {
        use(new FileFront(
                store,
                new FileSettings(
                        List.of(new FileAccount(AzureAccount.of(ACCOUNT, KEY), shareRetentionDays)),
                        clock,
                        new Random(42),
                        tokens,
                        true,
                        List.of("file.localhost", "file.core.windows.net"))));
    }

    FileBench share(String name) {
        send("PUT", '/' + name + "?restype=share").expect(201);
        return this;
    }
}
