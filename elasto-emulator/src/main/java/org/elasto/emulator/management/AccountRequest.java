package org.elasto.emulator.management;

import java.util.List;

/**
 * What the body of a create or update asks of an account.
 *
 * @param document the body
 */
record AccountRequest(JsonObject document) {

    /** What an owner can set; whatever else is sent is passed over, as what the service tells by itself is. */
    private static final List<String> SETTABLE = List.of(
            "accessTier",
            "allowBlobPublicAccess",
            "allowCrossTenantReplication",
            "allowSharedKeyAccess",
            "allowedCopyScope",
            "azureFilesIdentityBasedAuthentication",
            "customDomain",
            "defaultToOAuthAuthentication",
            "dnsEndpointType",
            "enableExtendedGroups",
            "encryption",
            "immutableStorageWithVersioning",
            "isHnsEnabled",
            "isLocalUserEnabled",
            "isNfsV3Enabled",
            "isSftpEnabled",
            "keyPolicy",
            "largeFileSharesState",
            "minimumTlsVersion",
            "networkAcls",
            "publicNetworkAccess",
            "routingPreference",
            "sasPolicy",
            "supportsHttpsTrafficOnly");

    private static final List<String> TRUTHS = List.of(
            "allowBlobPublicAccess",
            "allowCrossTenantReplication",
            "allowSharedKeyAccess",
            "defaultToOAuthAuthentication",
            "isHnsEnabled",
            "isLocalUserEnabled",
            "isNfsV3Enabled",
            "isSftpEnabled",
            "supportsHttpsTrafficOnly");

    /** What is settled when the account is created. */
    private static final List<String> FINAL = List.of("isHnsEnabled", "isNfsV3Enabled", "dnsEndpointType");

    private static final List<String> TIERS = List.of("Hot", "Cool", "Cold", "Premium");

    private static final int MOST_TAGS = 50;

    /**
     * What is asked of an account that is not there yet.
     *
     * @throws ArmException by what is missing or wrong
     */
    AccountShape create() {
        AccountKind kind = kind();
        JsonObject properties = properties();
        if (kind == AccountKind.BLOB_STORAGE && properties.value("accessTier") == null) {
            throw ArmError.ACCESS_TIER_REQUIRED.with();
        }
        return new AccountShape(region(), kind, sku(kind), tags(), properties);
    }

    private Region region() {
        String location = document.text("location");
        if (location == null || location.isBlank()) {
            throw ArmError.LOCATION_REQUIRED.with();
        }
        Region region = Region.find(location);
        if (region == null) {
            throw ArmError.LOCATION_NOT_AVAILABLE.with(location, Region.names());
        }
        return region;
    }

    private AccountKind kind() {
        String name = document.text("kind");
        AccountKind kind = name == null ? null : AccountKind.find(name);
        if (kind == null) {
            throw ArmError.INVALID_VALUES.with("kind");
        }
        return kind;
    }

    private String sku(AccountKind kind) {
        String name = document.object("sku").text("name");
        String sku = name == null ? null : kind.sku(name);
        if (sku == null) {
            throw ArmError.INVALID_VALUES.with("sku");
        }
        return sku;
    }

    private JsonObject tags() {
        JsonObject tags = document.object("tags");
        boolean good = tags.members().size() <= MOST_TAGS;
        for (Object value : tags.members().values()) {
            good &= value instanceof String text && text.length() <= 256;
        }
        if (!good) {
            throw ArmError.INVALID_VALUES.with("tags");
        }
        return tags;
    }

    private JsonObject properties() {
        JsonObject sent = document.object("properties");
        TRUTHS.forEach(sent::isTrue);
        String tier = sent.text("accessTier");
        if (tier != null && TIERS.stream().noneMatch(tier::equalsIgnoreCase)) {
            throw ArmError.INVALID_VALUES.with("accessTier");
        }
        JsonObject kept = JsonObject.EMPTY;
        for (String name : SETTABLE) {
            Object value = sent.value(name);
            kept = value == null ? kept : kept.with(name, value);
        }
        return kept;
    }

    /**
     * What becomes of an account; what is not sent stays.
     *
     * @throws ArmException by what is wrong, or cannot be changed any more
     */
    AccountShape change(AccountShape known) {
        JsonObject sent = properties();
        for (String name : FINAL) {
            Object value = sent.value(name);
            Object before = known.properties().value(name);
            boolean same = value == null || value.equals(before == null ? (Object) false : before);
            if (!same) {
                throw ArmError.ACCOUNT_PROPERTY_IS_READ_ONLY.with(name);
            }
        }
        AccountShape changed = known.withMore(sent);
        if (document.value("kind") != null) {
            AccountKind kind = kind();
            if (!known.kind().canBecome(kind)) {
                throw ArmError.ACCOUNT_PROPERTY_IS_READ_ONLY.with("kind");
            }
            changed = changed.withKind(kind);
        }
        if (document.value("sku") != null) {
            changed = changed.withSku(sku(changed.kind()));
        }
        return document.value("tags") == null ? changed : changed.withTags(tags());
    }
}
