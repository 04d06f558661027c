package org.elasto.emulator.management;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.azure.AzureAccount;
import org.elasto.emulator.store.Attributes;

/**
 * A storage account as its management knows it. Immutable.
 *
 * @param account its name, and the keys that sign
 * @param group the resource group it is in
 * @param shape what its owner asked for
 * @param keys one or two
 * @param operation the id of the request that created it
 * @param protection what its services keep
 */
public record ManagedAccount(
        AzureAccount account,
        String group,
        AccountShape shape,
        List<AccountKey> keys,
        Instant created,
        String operation,
        DataProtection protection)
        implements Attributes {

    /** One of a moment. */
    static ManagedAccount of(Place place, AccountShape shape, List<AccountKey> keys, Birth birth) {
        return new ManagedAccount(
                signer(place.name(), keys, shape),
                place.group(),
                shape,
                keys,
                birth.at(),
                birth.operation(),
                DataProtection.NONE);
    }

    /** Where an account is. */
    record Place(String group, String name) {}

    /** How an account came to be. */
    record Birth(Instant at, String operation) {}

    /**
     * One that is there from the beginning.
     *
     * @param keys one or two, in Base64
     * @param hierarchical whether it has a hierarchical namespace
     */
    public static ManagedAccount configured(
            String name, List<String> keys, boolean hierarchical, DataProtection protection) {
        List<AccountKey> named = new ArrayList<>();
        for (String key : keys) {
            named.add(new AccountKey("key" + (named.size() + 1), key, Instant.EPOCH));
        }
        AccountShape shape = AccountShape.configured(hierarchical);
        return new ManagedAccount(
                signer(name, named, shape),
                ResourceGroups.FIRST,
                shape,
                List.copyOf(named),
                Instant.EPOCH,
                "",
                protection);
    }

    private static AzureAccount signer(String name, List<AccountKey> keys, AccountShape shape) {
        return AzureAccount.of(name, keys.stream().map(AccountKey::value).toArray(String[]::new))
                .with(shape.access());
    }

    public String name() {
        return account.name();
    }

    /** Whether it has a service. */
    public boolean has(String service) {
        return shape.kind().has(service);
    }

    /** Whether it has a hierarchical namespace. */
    public boolean isHierarchical() {
        return shape.isHierarchical();
    }

    ManagedAccount withShape(AccountShape value) {
        return new ManagedAccount(account.with(value.access()), group, value, keys, created, operation, protection);
    }

    /** The same with another key in the place of the one of that name, or besides. */
    ManagedAccount withKey(AccountKey fresh) {
        List<AccountKey> all = new ArrayList<>();
        boolean found = false;
        for (AccountKey key : keys) {
            boolean same = key.name().equals(fresh.name());
            found |= same;
            all.add(same ? fresh : key);
        }
        if (!found) {
            all.add(fresh);
        }
        return new ManagedAccount(
                signer(name(), all, shape), group, shape, List.copyOf(all), created, operation, protection);
    }
}
