package org.elasto.emulator.management;

import java.util.List;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Store;
import org.elasto.emulator.store.Utf8Order;
import org.elasto.emulator.store.World;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * The storage accounts of an emulator. They are part of its world, so they come and go in one step with what is in them,
 * and with snapshots; a world that says nothing of accounts, as the empty one, has those it was configured with.
 * Thread-safe, and nobody waits.
 */
public final class StorageAccounts {

    private static final String REALM = "accounts";

    private final Store store;
    private final TreePMap<String, Container> configured;

    /**
     * Accounts.
     *
     * @param configured those there are from the beginning
     */
    public StorageAccounts(Store store, List<ManagedAccount> configured) {
        TreePMap<String, Container> accounts = TreePMap.empty(Utf8Order.INSTANCE);
        for (ManagedAccount account : configured) {
            accounts = accounts.plus(account.name(), Container.empty(account));
        }
        this.store = store;
        this.configured = accounts;
    }

    /** The account of a name as it is now; null for none. */
    public @Nullable ManagedAccount find(String name) {
        return find(store.world(), name);
    }

    @Nullable
    ManagedAccount find(World world, String name) {
        Container account = in(world).get(name);
        return account == null ? null : (ManagedAccount) account.attributes();
    }

    /** All of a world, by name. */
    List<ManagedAccount> all(World world) {
        return in(world).values().stream()
                .map(account -> (ManagedAccount) account.attributes())
                .toList();
    }

    private TreePMap<String, Container> in(World world) {
        TreePMap<String, Container> accounts = world.realms().get(REALM);
        return accounts == null ? configured : accounts;
    }

    World with(World world, ManagedAccount account) {
        return world.withContainers(REALM, in(world).plus(account.name(), Container.empty(account)));
    }

    World without(World world, String name) {
        return world.withContainers(REALM, in(world).minus(name));
    }
}
