package org.elasto.emulator.blob;

import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.StorageService;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.azure.front.Cors;
import org.elasto.emulator.azure.front.DelegationKeys;
import org.elasto.emulator.azure.front.Documents;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;

/** What the service says of an account, and the keys it hands out. */
final class ServiceHandlers {

    private ServiceHandlers() {}

    /** How far the secondary copy is; only that one is asked. Ours is always up to date. */
    static Reception getStats(BlobCall call) {
        if (!call.target().secondary()) {
            throw AzureException.invalidParameter("comp", call.query().text("comp"));
        }
        XmlDocument out = new XmlDocument(256)
                .open("StorageServiceStats")
                .open("GeoReplication")
                .element("Status", "live")
                .element("LastSyncTime", AzureDates.http(call.context().now()))
                .close("GeoReplication");
        return Documents.answer(out, "StorageServiceStats");
    }

    /** The same whatever container or blob is named, there or not. */
    static Reception getAccountInformation(BlobCall call) {
        Response response =
                Response.of(200).header("x-ms-sku-name", "Standard_RAGRS").header("x-ms-account-kind", "StorageV2");
        if (call.version().atLeast(ApiVersion.ENCRYPTION_SCOPES)) {
            response.header(
                    "x-ms-is-hns-enabled",
                    Boolean.toString(call.target().account().hierarchical()));
        }
        return response;
    }

    /** What a browser asks before it sends a request of a page of another origin. */
    static Reception preflight(BlobCall call) {
        return Cors.preflight(
                call,
                ServiceState.of(call.context().store().world(), call.target().account())
                        .cors());
    }

    static Reception getUserDelegationKey(BlobCall call) {
        return DelegationKeys.get(
                call,
                StorageService.BLOB,
                call.target().account().account(),
                call.context().now());
    }
}
