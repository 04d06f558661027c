package org.elasto.emulator.file;

import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.elasto.emulator.azure.BearerTokens;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link FileFront} is set up. Immutable.
 *
 * @param clock of leases, signatures, retention and every date that is answered
 * @param random makes ids; used by many threads at once
 * @param tokens the issuer of bearer tokens
 * @param plainBearer whether bearer tokens are taken over plain HTTP, which Azure never does
 * @param domains behind the account in a host name, for instance {@code file.localhost}
 */
public record FileSettings(
        List<FileAccount> accounts,
        Clock clock,
        RandomGenerator random,
        BearerTokens tokens,
        boolean plainBearer,
        List<String> domains) {

    @Nullable
    FileAccount account(String name) {
        for (FileAccount account : accounts) {
            if (account.name().equals(name)) {
                return account;
            }
        }
        return null;
    }
}
