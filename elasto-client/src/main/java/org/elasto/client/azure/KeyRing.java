package org.elasto.client.azure;

import org.elasto.client.AzureCredentials;

/** The keys of an account that its management tells, and that somebody may make anew at any time. Thread-safe. */
public interface KeyRing {

    /** A key that signs, as far as we know. */
    AzureCredentials.SharedKey current();

    /**
     * Asks for the keys anew after one was refused.
     *
     * @return whether there is another one now
     */
    boolean renewed(AzureCredentials.SharedKey refused);
}
