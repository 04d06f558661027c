package org.elasto.client.management;

import java.util.List;
import java.util.function.Supplier;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.KeyRing;
import org.jspecify.annotations.Nullable;

/** The key of one account, asked for when it is first needed and when it was refused. Thread-safe. */
final class AccountKeys implements KeyRing {

    private final String account;
    private final Supplier<List<AccountKey>> source;
    private volatile AzureCredentials.@Nullable SharedKey known;

    /**
     * Nothing asked yet.
     *
     * @param source asks for all keys
     */
    AccountKeys(String account, Supplier<List<AccountKey>> source) {
        this.account = account;
        this.source = source;
    }

    @Override
    public AzureCredentials.SharedKey current() {
        AzureCredentials.SharedKey key = known;
        return key == null ? first() : key;
    }

    private synchronized AzureCredentials.SharedKey first() {
        AzureCredentials.SharedKey key = known;
        return key == null ? fetch() : key;
    }

    private AzureCredentials.SharedKey fetch() {
        List<AccountKey> keys = source.get();
        if (keys.isEmpty()) {
            throw new StorageException(ErrorKind.PERMISSION_DENIED, "the account " + account + " shows us no keys");
        }
        AzureCredentials.SharedKey key =
                new AzureCredentials.SharedKey(account, keys.get(0).value());
        known = key;
        return key;
    }

    @Override
    public synchronized boolean renewed(AzureCredentials.SharedKey refused) {
        return !refused.equals(known) || !refused.equals(fetch());
    }
}
