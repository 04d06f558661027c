package org.elasto.emulator.management;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an account is for, which services it has, and what it can be stored on. */
enum AccountKind {
    STORAGE("Storage", "blob,file", "Standard_LRS,Standard_ZRS,Standard_GRS,Standard_RAGRS,Premium_LRS"),
    STORAGE_V2(
            "StorageV2",
            "blob,file",
            "Standard_LRS,Standard_ZRS,Standard_GRS,Standard_RAGRS,Standard_GZRS,Standard_RAGZRS,Premium_LRS,"
                    + "Premium_ZRS"),
    BLOB_STORAGE("BlobStorage", "blob", "Standard_LRS,Standard_GRS,Standard_RAGRS"),
    BLOCK_BLOB_STORAGE("BlockBlobStorage", "blob", "Premium_LRS,Premium_ZRS"),
    FILE_STORAGE(
            "FileStorage",
            "file",
            "Premium_LRS,Premium_ZRS,PremiumV2_LRS,PremiumV2_ZRS,StandardV2_LRS,StandardV2_ZRS,StandardV2_GRS,"
                    + "StandardV2_GZRS");

    private final String word;
    private final String services;
    private final String skus;

    AccountKind(String word, String services, String skus) {
        this.word = word;
        this.services = services;
        this.skus = skus;
    }

    /** The kind of a name in any case of letters; null for none. */
    static @Nullable AccountKind find(String name) {
        for (AccountKind kind : values()) {
            if (kind.word.equalsIgnoreCase(name)) {
                return kind;
            }
        }
        return null;
    }

    /** As documents have it. */
    String word() {
        return word;
    }

    /** {@code blob} and {@code file}, or one of them. */
    List<String> services() {
        return ArmRoute.parts(services, ',');
    }

    /** Whether it has a service; asked for each request to one. */
    boolean has(String service) {
        return services.contains(service);
    }

    /** The name of a SKU as documents have it; null for one that accounts of this kind cannot have. */
    @Nullable
    String sku(String name) {
        for (String sku : ArmRoute.parts(skus, ',')) {
            if (sku.equalsIgnoreCase(name)) {
                return sku;
            }
        }
        return null;
    }

    /** Whether an account of this kind can be made one of another: only the older ones can be made the newest. */
    boolean canBecome(AccountKind other) {
        return this == other || (other == STORAGE_V2 && (this == STORAGE || this == BLOB_STORAGE));
    }
}
