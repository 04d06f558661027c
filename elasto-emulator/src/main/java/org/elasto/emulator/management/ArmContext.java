package org.elasto.emulator.management;

import java.time.Instant;
import java.util.Base64;
import org.elasto.emulator.azure.Guids;
import org.elasto.emulator.store.Store;

/**
 * What all requests of one front share.
 *
 * @param accounts those there are
 * @param groups the resource groups there are
 */
record ArmContext(Store store, ArmSettings settings, StorageAccounts accounts, ResourceGroups groups) {

    private static final int KEY_LENGTH = 64;

    Instant now() {
        return settings.clock().instant();
    }

    String newGuid() {
        return Guids.random(settings.random());
    }

    /** A key of this moment. */
    AccountKey newKey(String name) {
        byte[] key = new byte[KEY_LENGTH];
        settings.random().nextBytes(key);
        return new AccountKey(name, Base64.getEncoder().encodeToString(key), now());
    }
}
