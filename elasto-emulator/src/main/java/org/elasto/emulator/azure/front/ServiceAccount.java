package org.elasto.emulator.azure.front;

import org.elasto.emulator.azure.AzureAccount;

/** A storage account as one of the services knows it. */
public interface ServiceAccount {

    /** Its name and keys. */
    AzureAccount account();

    /** Its name, as hosts and paths have it. */
    default String name() {
        return account().name();
    }
}
