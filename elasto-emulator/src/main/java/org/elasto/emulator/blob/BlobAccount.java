package org.elasto.emulator.blob;

import org.elasto.emulator.azure.AzureAccount;
import org.elasto.emulator.azure.front.DeletedContainers;
import org.elasto.emulator.azure.front.ServiceAccount;
import org.elasto.emulator.store.World;

/**
 * A storage account as the Blob service knows it: its keys, and what is switched on by the management of the account and
 * not by the service itself. Immutable.
 *
 * @param versioning whether every write of a blob keeps the version before
 * @param containerRetentionDays how long a deleted container can be restored; 0 for not at all
 * @param hierarchical whether the account has a hierarchical namespace; blobs can expire then
 */
public record BlobAccount(AzureAccount account, boolean versioning, int containerRetentionDays, boolean hierarchical)
        implements ServiceAccount {

    /** An account with nothing switched on. */
    public static BlobAccount plain(AzureAccount account) {
        return new BlobAccount(account, false, 0, false);
    }

    /** The realm of the store that holds its containers. */
    String realm() {
        return realm(name());
    }

    private static String realm(String name) {
        return "blob/" + name;
    }

    /** The world without anything that the service holds for an account of that name. */
    public static World erase(World world, String name) {
        return DeletedContainers.erase(ServiceState.without(world, name), realm(name));
    }
}
