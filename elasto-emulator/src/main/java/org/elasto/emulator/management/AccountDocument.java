package org.elasto.emulator.management;

import java.util.List;
import java.util.Map;
import org.elasto.emulator.azure.AzureDates;

/** How an account is told. */
record AccountDocument(ArmCall call, ManagedAccount account) {

    static final String TYPE = "Microsoft.Storage/storageAccounts";

    static JsonObject of(ArmCall call, ManagedAccount account) {
        return new AccountDocument(call, account).document();
    }

    private JsonObject document() {
        AccountShape shape = account.shape();
        return JsonObject.EMPTY
                .with("sku", JsonObject.EMPTY.with("name", shape.sku()).with("tier", shape.tier()))
                .with("kind", shape.kind().word())
                .with(
                        "id",
                        "/subscriptions/" + call.subscription() + "/resourceGroups/" + account.group() + "/providers/"
                                + TYPE + '/' + account.name())
                .with("name", account.name())
                .with("type", TYPE)
                .with("location", shape.region().name())
                .with("tags", shape.tags())
                .with("properties", properties());
    }

    private JsonObject properties() {
        AccountShape shape = account.shape();
        JsonObject all = keyTimes()
                .with("privateEndpointConnections", List.of())
                .with("minimumTlsVersion", "TLS1_0")
                .with("allowBlobPublicAccess", false)
                .with("networkAcls", networkAcls())
                .with("supportsHttpsTrafficOnly", true);
        if (shape.kind() != AccountKind.STORAGE && shape.kind().has("blob")) {
            all = all.with("accessTier", shape.tier().equals("Premium") ? "Premium" : "Hot");
        }
        for (Map.Entry<String, Object> member : shape.properties().members().entrySet()) {
            all = all.with(member.getKey(), member.getValue());
        }
        all = all.with("encryption", encryption())
                .with("provisioningState", "Succeeded")
                .with("creationTime", AzureDates.iso(account.created()))
                .with("primaryEndpoints", endpoints(account.name()))
                .with("primaryLocation", shape.region().name())
                .with("statusOfPrimary", "available");
        return shape.isGeoRedundant() ? secondary(all) : all;
    }

    private JsonObject secondary(JsonObject all) {
        AccountShape shape = account.shape();
        JsonObject more = all.with("secondaryLocation", shape.region().pair()).with("statusOfSecondary", "available");
        return shape.isReadableElsewhere()
                ? more.with(
                        "secondaryEndpoints",
                        endpoints(account.name() + "-secondary").with("file", null))
                : more;
    }

    private JsonObject keyTimes() {
        JsonObject times = JsonObject.EMPTY;
        for (AccountKey key : account.keys()) {
            times = times.with(key.name(), AzureDates.iso(key.created()));
        }
        return JsonObject.EMPTY.with("keyCreationTime", times);
    }

    private static JsonObject networkAcls() {
        return JsonObject.EMPTY
                .with("bypass", "AzureServices")
                .with("virtualNetworkRules", List.of())
                .with("ipRules", List.of())
                .with("defaultAction", "Allow");
    }

    private JsonObject encryption() {
        JsonObject service = JsonObject.EMPTY
                .with("keyType", "Account")
                .with("enabled", true)
                .with("lastEnabledTime", AzureDates.iso(account.created()));
        JsonObject known = JsonObject.EMPTY
                .with("services", JsonObject.EMPTY.with("file", service).with("blob", service))
                .with("keySource", "Microsoft.Storage");
        JsonObject sent = account.shape().properties().object("encryption").with("services", null);
        for (Map.Entry<String, Object> member : sent.members().entrySet()) {
            known = known.with(member.getKey(), member.getValue());
        }
        return known;
    }

    /** Only what there is here. */
    private JsonObject endpoints(String name) {
        JsonObject endpoints = JsonObject.EMPTY;
        for (String service : account.shape().kind().services()) {
            endpoints = endpoints.with(service, call.endpoint(service, name));
        }
        return endpoints;
    }
}
