package org.elasto.client.management;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of accounts.
 *
 * @param next where the next is; null on the last
 */
public record ListAccountsResult(
        List<AccountInfo> accounts, @Nullable String next) {

    public ListAccountsResult {
        accounts = List.copyOf(accounts);
    }
}
