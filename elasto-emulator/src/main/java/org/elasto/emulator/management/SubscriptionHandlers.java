package org.elasto.emulator.management;

import java.util.List;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.http.Response;

/** The one subscription, the one tenant, and where things can be. */
final class SubscriptionHandlers {

    private SubscriptionHandlers() {}

    static Response tenants(ArmCall call) {
        JsonObject tenant = JsonObject.EMPTY
                .with("id", "/tenants/" + BearerTokens.TENANT)
                .with("tenantId", BearerTokens.TENANT)
                .with("displayName", "Elasto")
                .with("tenantCategory", "Home");
        return ArmCall.answer(200, JsonObject.page(List.of(tenant)));
    }

    static Response list(ArmCall call) {
        return ArmCall.answer(200, JsonObject.page(List.of(document(call.subscription()))));
    }

    static Response get(ArmCall call) {
        return ArmCall.answer(200, document(call.subscription()));
    }

    private static JsonObject document(String subscription) {
        return JsonObject.EMPTY
                .with("id", "/subscriptions/" + subscription)
                .with("authorizationSource", "RoleBased")
                .with("managedByTenants", List.of())
                .with("subscriptionId", subscription)
                .with("tenantId", BearerTokens.TENANT)
                .with("displayName", "Elasto")
                .with("state", "Enabled")
                .with(
                        "subscriptionPolicies",
                        JsonObject.EMPTY
                                .with("locationPlacementId", "Public_2014-09-01")
                                .with("quotaId", "PayAsYouGo_2014-09-01")
                                .with("spendingLimit", "Off"));
    }

    static Response locations(ArmCall call) {
        String subscription = call.subscription();
        return ArmCall.answer(
                200,
                JsonObject.page(Region.all().stream()
                        .map(region -> document(subscription, region))
                        .toList()));
    }

    private static JsonObject document(String subscription, Region region) {
        JsonObject metadata = JsonObject.EMPTY.with("regionType", "Physical").with("regionCategory", "Recommended");
        if (!region.pair().equals(region.name())) {
            metadata = metadata.with(
                    "pairedRegion",
                    List.of(JsonObject.EMPTY
                            .with("name", region.pair())
                            .with("id", "/subscriptions/" + subscription + "/locations/" + region.pair())));
        }
        return JsonObject.EMPTY
                .with("id", "/subscriptions/" + subscription + "/locations/" + region.name())
                .with("name", region.name())
                .with("type", "Region")
                .with("displayName", region.display())
                .with("regionalDisplayName", region.display())
                .with("metadata", metadata);
    }
}
