package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.file.OpenHandle.Client;
import org.elasto.emulator.store.Store.Change;
import org.elasto.emulator.store.World;

/**
 * A computer that has mounted the shares of an account, as far as others notice: it opens files and directories, shares
 * them or does not, and locks ranges. No SMB is spoken. What it has open is part of the state of the emulator, so a snapshot
 * keeps it. Thread-safe.
 *
 * <pre>{@code
 * try (SmbHandle handle = emulator.smb(account).open("share", "a/b.txt", SmbOpen.to(WRITE).sharing(READ))) {
 *     … Put Range on it is a SharingViolation now, Get File is not …
 * }
 * }</pre>
 */
public final class SmbClient {

    private static final Client DESKTOP = new Client("DESKTOP-ELASTO", "127.0.0.1:49152");

    private final FileContext context;
    private final FileAccount account;
    private final Client client;

    private SmbClient(FileContext context, FileAccount account, Client client) {
        this.context = context;
        this.account = account;
        this.client = client;
    }

    static SmbClient of(FileContext context, FileAccount account) {
        return new SmbClient(context, account, DESKTOP);
    }

    /**
     * Another computer.
     *
     * @param address with its port, for instance {@code 10.0.0.4:49152}
     */
    public SmbClient named(String name, String address) {
        return new SmbClient(context, account, new Client(name, address));
    }

    /**
     * Opens a file or directory that is there.
     *
     * @param path from the root of the share on, {@code ""} for the root
     * @throws AzureException ShareNotFound, ParentNotFound, ResourceNotFound; SharingViolation for what others have open
     *     or leased; DeletePending
     */
    public SmbHandle open(String share, String path, SmbOpen how) {
        FilePath file = FilePath.of(path, true);
        OpenHandle handle = context.store().update(world -> {
            ShareState state = Shares.require(world, account, share);
            Node node = state.tree().require(file);
            boolean leased = node instanceof FileNode leasable
                    && leasable.lease().state(context.now()).isLocked();
            OpenHandle next = OpenHandle.fresh(state.handles().nextId(), node.id(), how, client, context.now());
            Handles handles = state.handles().open(next, leased);
            return new Change<>(with(world, share, state.withHandles(handles)), next);
        });
        return new SmbHandle(context, account, share, handle);
    }

    private World with(World world, String share, ShareState state) {
        return Shares.with(world, account, share, state);
    }
}
