package org.elasto.emulator.blob;

import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.front.LeaseAnswer;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Container;

/** What the answers to Get Blob and Get Blob Properties say of a blob. */
final class BlobProperties {

    private BlobProperties() {}

    /** Puts on an answer what holds of the blob as a whole, whatever part of it is read. */
    static Response mark(Response response, Blob blob, BlobCall call) {
        response.header("Accept-Ranges", "bytes")
                .header("x-ms-blob-type", blob.body().type().word());
        if (call.version().atLeast(ApiVersion.TELLS_CREATION_TIME)) {
            response.header("x-ms-creation-time", AzureDates.http(blob.stamp().created()));
        }
        if (call.target().query().has("snapshot")) {
            response.header("x-ms-snapshot", call.target().snapshot());
        }
        blob.metadata().mark(response);
        if (!call.target().isPast()) {
            LeaseAnswer.mark(response, blob.lease(), call.context().now());
        }
        if (blob.state().copy() != null) {
            blob.state().copy().mark(response);
        }
        if (call.version().atLeast(ApiVersion.TELLS_ENCRYPTION)) {
            blob.state().encryption().markRead(response);
        }
        byType(response, blob.body());
        versions(response, blob, call);
        protection(response, blob.state().protection());
        if (!blob.tags().isEmpty()) {
            response.header("x-ms-tag-count", Integer.toString(blob.tags().size()));
        }
        if (blob.state().expiry() != null) {
            response.header("x-ms-expiry-time", AzureDates.http(blob.state().expiry()));
        }
        return response;
    }

    private static void byType(Response response, BlobBody body) {
        if (body instanceof PageBody pages) {
            response.header("x-ms-blob-sequence-number", Long.toString(pages.sequenceNumber()));
        } else if (body instanceof AppendBody append) {
            response.header("x-ms-blob-committed-block-count", Integer.toString(append.blocks()));
            if (append.sealed()) {
                response.header("x-ms-blob-sealed", "true");
            }
        }
    }

    private static void versions(Response response, Blob blob, BlobCall call) {
        String version = blob.stamp().versionId();
        if (version.isEmpty() || call.query().has("snapshot")) {
            return;
        }
        response.header("x-ms-version-id", version);
        if (!call.target().isPast() || isCurrent(blob, call)) {
            response.header("x-ms-is-current-version", "true");
        }
    }

    private static boolean isCurrent(Blob blob, BlobCall call) {
        Container container = Containers.find(call.context().store().world(), call.target());
        Blob live = container == null
                ? null
                : Blobs.history(container, call.target().blob(), call.context().now())
                        .live();
        return live != null && live.stamp().versionId().equals(blob.stamp().versionId());
    }

    private static void protection(Response response, Protection protection) {
        protection.markPolicy(response);
        if (protection.legalHold()) {
            response.header("x-ms-legal-hold", "true");
        }
    }

    /** Puts the access tier on an answer; snapshots have none. */
    static void markTier(Response response, Blob blob, BlobCall call) {
        if (call.target().isPast()) {
            return;
        }
        BlobTier tier = blob.state().tier();
        response.header("x-ms-access-tier", tier.name());
        if (tier.inferred()) {
            response.header("x-ms-access-tier-inferred", "true");
        } else if (tier.changed() != null) {
            response.header("x-ms-access-tier-change-time", AzureDates.http(tier.changed()));
        }
        response.headerIfPresent("x-ms-archive-status", tier.rehydration());
        if (call.version().atLeast(ApiVersion.TELLS_REHYDRATE_PRIORITY)) {
            response.headerIfPresent("x-ms-rehydrate-priority", tier.priority());
        }
    }
}
