package org.elasto.emulator.management;

import java.util.List;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.http.Response;

/** What tools ask a cloud that they do not know by heart. */
final class MetadataHandlers {

    private MetadataHandlers() {}

    static Response endpoints(ArmCall call) {
        JsonObject authentication = JsonObject.EMPTY
                .with("loginEndpoint", "https://login.microsoftonline.com")
                .with("audiences", List.of("https://management.core.windows.net/", "https://management.azure.com/"))
                .with("tenant", BearerTokens.TENANT)
                .with("identityProvider", "AAD");
        return ArmCall.answer(
                200,
                JsonObject.EMPTY
                        .with("name", "Elasto")
                        .with("resourceManager", call.origin() + '/')
                        .with("authentication", authentication)
                        .with("suffixes", JsonObject.EMPTY.with("storage", "core.windows.net")));
    }
}
