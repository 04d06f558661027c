package org.elasto.emulator.file;

import java.util.List;
import java.util.Random;
import org.elasto.emulator.azure.AzureAccount;
import org.elasto.emulator.azure.front.AzureBench;
import org.elasto.emulator.azure.front.ServiceAccounts;
import org.elasto.emulator.azure.front.ServiceSettings;
import org.elasto.emulator.azure.front.Sources;
import org.elasto.emulator.http.Answer;

/** A File front without a socket. */
final class FileBench extends AzureBench {

    final Sources sources = new Sources();

    private final FileFront front;

    FileBench() {
        this(0);
    }

    /** @param shareRetentionDays how long deleted shares are kept */
    FileBench(int shareRetentionDays) {
        front = new FileFront(
                store,
                new ServiceSettings<>(
                        ServiceAccounts.fixed(
                                List.of(new FileAccount(AzureAccount.of(ACCOUNT, KEY), shareRetentionDays))),
                        clock,
                        new Random(42),
                        tokens,
                        true,
                        List.of("file.localhost", "file.core.windows.net")),
                sources);
        use(front);
    }

    /** A computer that has mounted the shares. */
    SmbClient smb() {
        return front.smb(ACCOUNT);
    }

    FileBench share(String name) {
        send("PUT", '/' + name + "?restype=share").expect(201);
        return this;
    }

    /** Sends a Create File. */
    Answer create(String target, long length) {
        return send(
                request("PUT", target).with("x-ms-type", "file").with("x-ms-content-length", Long.toString(length)));
    }

    /** Makes a file. */
    Answer file(String target, long length) {
        return create(target, length).expect(201);
    }

    /** Sends a Put Range. */
    Answer put(String target, long at, String bytes) {
        return send(request("PUT", target + "?comp=range")
                .with("x-ms-write", "update")
                .with("x-ms-range", "bytes=" + at + "-" + (at + bytes.length() - 1))
                .body(bytes));
    }

    void write(String target, long at, String bytes) {
        put(target, at, bytes).expect(201);
    }

    /** Takes a snapshot of a share: its id. */
    String snapshot(String share) {
        return send("PUT", '/' + share + "?restype=share&comp=snapshot")
                .expect(201)
                .header("x-ms-snapshot");
    }
}
