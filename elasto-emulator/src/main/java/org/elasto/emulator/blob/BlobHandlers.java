package org.elasto.emulator.blob;

import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.ContentHeaders;
import org.elasto.emulator.azure.front.Metadata;
import org.elasto.emulator.blob.Blobs.Changed;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;

/** Reads of a blob's properties, and changes of what is kept beside its bytes. */
final class BlobHandlers {

    private BlobHandlers() {}

    static Reception getBlob(BlobCall call) {
        return BlobRead.getBlob(call);
    }

    static Reception getProperties(BlobCall call) {
        Blob blob = ReadRules.readWithKey(call);
        Response response = AzureCall.answer(200, blob.etag());
        blob.headers().mark(response, call.caller().responseHeaders());
        response.headerIfPresent("Content-MD5", blob.headers().contentMd5());
        BlobProperties.mark(response, blob, call);
        BlobProperties.markTier(response, blob, call);
        return response.declaredLength(blob.length());
    }

    static Reception getMetadata(BlobCall call) {
        Blob blob = ReadRules.readWithKey(call);
        return blob.metadata().mark(AzureCall.answer(200, blob.etag()));
    }

    static Reception setMetadata(BlobCall call) {
        WriteRules rules = WriteRules.of(call);
        Metadata metadata = Metadata.of(call.request());
        Blob changed = Blobs.update(call, scene -> {
            Etag etag = call.context().etags().next();
            Blob next = rules.overwrite(scene.require(), scene.now()).withMetadata(metadata);
            BlobHistory history = scene.retention().versioning()
                    ? Blobs.replace(scene, next, etag)
                    : scene.history().withBase(next.changedAt(etag));
            return Changed.toPresent(history);
        });
        Response response = AzureCall.answer(200, changed.etag());
        BlobCall.markVersion(response, changed);
        return changed.state().encryption().markWrite(response);
    }

    static Reception setProperties(BlobCall call) {
        WriteRules rules = WriteRules.of(call);
        ContentHeaders headers = ContentHeaders.of(call.request(), Blob.HEADER_PREFIX);
        long size = PageHandlers.size(call);
        Blob changed = Blobs.change(call, scene -> {
            Blob blob = rules.change(scene.require(), scene.now());
            blob.state().protection().check(scene.now());
            boolean pageOnly = size >= 0 || call.header("x-ms-sequence-number-action") != null;
            if (pageOnly) {
                blob = blob.withBody(PageHandlers.resized(call, blob, size));
            }
            if (!pageOnly || !headers.isEmpty()) {
                blob = blob.withHeaders(headers);
            }
            return blob.withState(blob.state().withCopy(null))
                    .changedAt(call.context().etags().next());
        });
        Response response = AzureCall.answer(200, changed.etag());
        if (changed.body() instanceof PageBody pages) {
            response.header("x-ms-blob-sequence-number", Long.toString(pages.sequenceNumber()));
        }
        return response;
    }

    static Reception snapshot(BlobCall call) {
        WriteRules rules = WriteRules.of(call);
        Metadata metadata = Metadata.of(call.request());
        return Blobs.update(call, scene -> {
            Blob blob = scene.require();
            blob.lease().read(rules.leaseId(), LeaseSubject.BLOB, scene.now());
            rules.conditions().checkWrite(blob.etag());
            rules.tags().check(blob.tags());
            blob.state().encryption().check(rules.encryption());
            if (blob.body() instanceof PageBody pages) {
                pages.checkOrdinary();
            }
            Etag moment = call.context().etags().next();
            Blob snapshot =
                    metadata.isEmpty() ? blob : blob.withMetadata(metadata).changedAt(moment);
            String id = AzureDates.iso(moment.modified());
            BlobHistory history = scene.history()
                    .withSnapshots(scene.history().snapshots().plus(id, snapshot.withLease(Lease.AVAILABLE)));
            Response response = AzureCall.answer(201, snapshot.etag())
                    .header("x-ms-snapshot", id)
                    .header("x-ms-request-server-encrypted", "false");
            return new Changed<>(history, response);
        });
    }
}
