package org.elasto.emulator.azure.front;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The storage accounts that a service has. They come and go, and their keys change, while requests are answered; whoever
 * asks gets a value that does not change any more. Thread-safe, and nobody waits.
 *
 * @param <A> what the service knows of an account
 */
@FunctionalInterface
public interface ServiceAccounts<A extends ServiceAccount> {

    /** The account of a name as it is now, or null. */
    @Nullable
    A find(String name);

    /** Accounts that never change. */
    static <A extends ServiceAccount> ServiceAccounts<A> fixed(List<A> accounts) {
        return name -> {
            for (A account : accounts) {
                if (account.name().equals(name)) {
                    return account;
                }
            }
            return null;
        };
    }
}
