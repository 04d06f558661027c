package org.elasto.emulator.management;

import java.util.List;
import org.elasto.emulator.http.Response;

/** The resource providers of the subscription: all that there are here are registered. */
final class ProviderHandlers {

    private static final List<String> NAMESPACES = List.of("Microsoft.Resources", "Microsoft.Storage");

    private ProviderHandlers() {}

    static Response list(ArmCall call) {
        String subscription = call.subscription();
        return ArmCall.answer(
                200,
                JsonObject.page(NAMESPACES.stream()
                        .map(namespace -> document(subscription, namespace))
                        .toList()));
    }

    static Response get(ArmCall call) {
        String subscription = call.subscription();
        String asked = call.variable("namespace");
        for (String namespace : NAMESPACES) {
            if (namespace.equalsIgnoreCase(asked)) {
                return ArmCall.answer(200, document(subscription, namespace));
            }
        }
        throw ArmError.PROVIDER_NOT_FOUND.with(asked);
    }

    private static JsonObject document(String subscription, String namespace) {
        List<String> locations = Region.all().stream().map(Region::display).toList();
        String type = namespace.equals("Microsoft.Storage") ? "storageAccounts" : "resourceGroups";
        return JsonObject.EMPTY
                .with("id", "/subscriptions/" + subscription + "/providers/" + namespace)
                .with("namespace", namespace)
                .with(
                        "resourceTypes",
                        List.of(JsonObject.EMPTY
                                .with("resourceType", type)
                                .with("locations", locations)
                                .with("apiVersions", List.of("2025-06-01", "2024-01-01", "2023-05-01", "2022-09-01"))))
                .with("registrationState", "Registered")
                .with("registrationPolicy", "RegistrationRequired");
    }
}
