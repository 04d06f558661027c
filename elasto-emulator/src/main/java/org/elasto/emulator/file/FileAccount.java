package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureAccount;
import org.elasto.emulator.azure.front.DeletedContainers;
import org.elasto.emulator.azure.front.ServiceAccount;
import org.elasto.emulator.store.World;

/**
 * A storage account as the File service knows it: its keys, and what is switched on by the management of the account and
 * not by the service itself. Immutable.
 *
 * @param shareRetentionDays how long a deleted share can be restored; 0 for not at all
 */
public record FileAccount(AzureAccount account, int shareRetentionDays) implements ServiceAccount {

    /** The realm of the store that holds its shares. */
    String realm() {
        return realm(name());
    }

    private static String realm(String name) {
        return "file/" + name;
    }

    /** The world without anything that the service holds for an account of that name. */
    public static World erase(World world, String name) {
        return DeletedContainers.erase(ServiceState.without(world, name), realm(name));
    }
}
