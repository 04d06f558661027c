package org.elasto.emulator.azure.front;

import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.elasto.emulator.azure.BearerTokens;
import org.jspecify.annotations.Nullable;

/**
 * How the front of a storage service is set up. Immutable.
 *
 * @param accounts those there are; asked anew for each request
 * @param clock of leases, signatures, retention and every date that is answered
 * @param random makes ids; used by many threads at once
 * @param tokens the issuer of bearer tokens
 * @param plainBearer whether bearer tokens are taken over plain HTTP, which Azure never does
 * @param domains behind the account in a host name, for instance {@code blob.localhost}
 * @param <A> what the service knows of an account
 */
public record ServiceSettings<A extends ServiceAccount>(
        ServiceAccounts<A> accounts,
        Clock clock,
        RandomGenerator random,
        BearerTokens tokens,
        boolean plainBearer,
        List<String> domains) {

    /** The account of a name as it is now, or null. */
    public @Nullable A account(String name) {
        return accounts.find(name);
    }
}
