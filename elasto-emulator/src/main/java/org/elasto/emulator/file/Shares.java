package org.elasto.emulator.file;

import java.util.function.UnaryOperator;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Store.Change;
import org.elasto.emulator.store.World;
import org.jspecify.annotations.Nullable;

/** Finding shares in a world, and putting changed ones back. */
final class Shares {

    private Shares() {}

    /** The share of a request, or null for one that is not there. */
    static @Nullable ShareState find(World world, FileTarget target) {
        return find(world, target.account(), target.share());
    }

    /** A share by its name, or null for one that is not there. */
    static @Nullable ShareState find(World world, FileAccount account, String name) {
        Container container = world.containers(account.realm()).get(name);
        return container == null ? null : (ShareState) container.attributes();
    }

    /**
     * The share of a request.
     *
     * @throws AzureException ShareNotFound
     */
    static ShareState require(World world, FileTarget target) {
        return require(world, target.account(), target.share());
    }

    /**
     * A share by its name.
     *
     * @throws AzureException ShareNotFound
     */
    static ShareState require(World world, FileAccount account, String name) {
        ShareState share = find(world, account, name);
        if (share == null) {
            throw new AzureException(AzureError.SHARE_NOT_FOUND);
        }
        return share;
    }

    static World with(World world, FileTarget target, ShareState share) {
        return with(world, target.account(), target.share(), share);
    }

    static World with(World world, FileAccount account, String name, ShareState share) {
        return world.withContainer(account.realm(), name, Container.empty(share));
    }

    /**
     * Changes a share that is there.
     *
     * @param change what becomes of it; may refuse
     * @throws AzureException ShareNotFound
     */
    static ShareState update(FileCall call, UnaryOperator<ShareState> change) {
        return call.context().store().update(world -> {
            ShareState next = change.apply(require(world, call.target()));
            return new Change<>(with(world, call.target(), next), next);
        });
    }
}
