package org.elasto.emulator.management;

import java.util.Map;
import org.elasto.emulator.azure.AzureAccount;

/**
 * What the owner of an account asked for. Immutable.
 *
 * @param sku how it is stored
 * @param tags the owner's own names and values
 * @param properties those that the owner has set, as sent
 */
record AccountShape(Region region, AccountKind kind, String sku, JsonObject tags, JsonObject properties) {

    /** What accounts have that were there from the beginning. */
    static AccountShape configured(boolean hierarchical) {
        Region region = Region.find(Region.DEFAULT);
        if (region == null) {
            throw new IllegalStateException(Region.DEFAULT);
        }
        JsonObject open = JsonObject.EMPTY.with("allowBlobPublicAccess", true);
        JsonObject properties = hierarchical ? open.with("isHnsEnabled", true) : open;
        return new AccountShape(region, AccountKind.STORAGE_V2, "Standard_RAGRS", JsonObject.EMPTY, properties);
    }

    /** Whether there is a copy in another region. */
    boolean isGeoRedundant() {
        return sku.endsWith("GRS") || sku.endsWith("GZRS");
    }

    /** Whether the copy in the other region can be read. */
    boolean isReadableElsewhere() {
        return sku.contains("_RA");
    }

    /** Standard or Premium. */
    String tier() {
        return sku.startsWith("Premium") ? "Premium" : "Standard";
    }

    boolean isHierarchical() {
        return properties.isTrue("isHnsEnabled");
    }

    /** Keys open an account unless it says otherwise; nothing of it is public unless it says so. */
    AzureAccount.Access access() {
        boolean byKey = properties.value("allowSharedKeyAccess") == null || properties.isTrue("allowSharedKeyAccess");
        return new AzureAccount.Access(byKey, properties.isTrue("allowBlobPublicAccess"));
    }

    AccountShape withSku(String value) {
        return new AccountShape(region, kind, value, tags, properties);
    }

    AccountShape withKind(AccountKind value) {
        return new AccountShape(region, value, sku, tags, properties);
    }

    AccountShape withTags(JsonObject value) {
        return new AccountShape(region, kind, sku, value, properties);
    }

    /** The properties that are sent take the place of those before; the others stay. */
    AccountShape withMore(JsonObject sent) {
        JsonObject all = properties;
        for (Map.Entry<String, Object> member : sent.members().entrySet()) {
            all = all.with(member.getKey(), member.getValue());
        }
        return new AccountShape(region, kind, sku, tags, all);
    }
}
