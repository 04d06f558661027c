package org.elasto.emulator;

import java.util.List;

/**
 * An Azure storage account of an {@link Emulator}: who it is, and what its management has switched on. Immutable;
 * {@code toString} tells no key.
 *
 * @param name as it stands in hosts and paths: 3 to 24 lower-case letters and digits
 * @param keys one or two, Base64; either signs
 * @param versioning whether every write of a blob keeps the version before
 * @param containerRetentionDays how long a deleted container can be restored, in days; 0 for not at all
 * @param hierarchical whether the account has a hierarchical namespace, where blobs can be made to expire
 * @param shareRetentionDays how long a deleted share can be restored, in days; 0 for not at all
 */
public record StorageAccount(
        String name,
        List<String> keys,
        boolean versioning,
        int containerRetentionDays,
        boolean hierarchical,
        int shareRetentionDays) {

    /** The account that every Azure SDK and tool knows for development; its key is public. */
    public static final StorageAccount DEVELOPMENT = of(
            "devstoreaccount1",
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==");

    public StorageAccount {
        keys = List.copyOf(keys);
    }

    /** An account with nothing switched on. */
    public static StorageAccount of(String name, String... keys) {
        return new StorageAccount(name, List.of(keys), false, 0, false, 0);
    }

    public StorageAccount withVersioning(boolean on) {
        return new StorageAccount(name, keys, on, containerRetentionDays, hierarchical, shareRetentionDays);
    }

    public StorageAccount withContainerRetentionDays(int days) {
        return new StorageAccount(name, keys, versioning, days, hierarchical, shareRetentionDays);
    }

    public StorageAccount withHierarchical(boolean on) {
        return new StorageAccount(name, keys, versioning, containerRetentionDays, on, shareRetentionDays);
    }

    public StorageAccount withShareRetentionDays(int days) {
        return new StorageAccount(name, keys, versioning, containerRetentionDays, hierarchical, days);
    }

    /** The key that clients sign with. */
    public String key() {
        return keys.get(0);
    }

    @Override
    public String toString() {
        return "StorageAccount[" + name + "]";
    }
}
