package org.elasto.emulator.blob;

import java.util.Objects;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.front.AbortRequest;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.CopyState;
import org.elasto.emulator.azure.front.Payload;
import org.elasto.emulator.blob.Blobs.Changed;
import org.elasto.emulator.http.Deferred;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;

/** Copies of whole blobs. All sources are here, so each copy has succeeded when it is answered; none is ever pending. */
final class CopyHandlers {

    /** The largest blob that is copied while the caller waits. */
    private static final long MAX_SYNC = 256L << 20;

    private static final String TAG_OPTION = "x-ms-copy-source-tag-option";

    private CopyHandlers() {}

    static Reception copyBlob(BlobCall call) {
        call.requireNoBody();
        Containers.require(call.context().store().world(), call.target());
        CopySource source = CopySource.ofCopy(call).checkedByCopy(call);
        NewBlob head = head(call, source);
        BlobTier tier = head.tier();
        if (source.blob().state().tier().isArchived()) {
            boolean own = source.call().target().account().equals(call.target().account());
            if (!own || tier.inferred() || tier.isArchived()) {
                throw new AzureException(AzureError.BLOB_ARCHIVED);
            }
            String priority = BlobTier.priority(call.request());
            tier = BlobTier.rehydrating(tier.name(), priority, call.context().now());
        }
        Blob copied = publish(call, head.withTier(tier), body(call, source), source);
        return answer(copied);
    }

    static Reception copyBlobFromUrl(BlobCall call) {
        call.requireNoBody();
        if (!call.isTrue("x-ms-requires-sync")) {
            return copyBlob(call);
        }
        Containers.require(call.context().store().world(), call.target());
        return new Deferred(() -> {
            CopySource source = CopySource.ofUrl(call).checkedByUrl(call);
            if (!(source.blob().body() instanceof BlockBody body)) {
                throw new AzureException(AzureError.INVALID_SOURCE_BLOB_TYPE);
            }
            Payload payload = source.payload(call, MAX_SYNC, null);
            Blob copied = publish(call, head(call, source), body, source);
            return payload.markFetched(answer(copied), call);
        });
    }

    private static Response answer(Blob copied) {
        CopyState copy = Objects.requireNonNull(copied.state().copy());
        Response response = AzureCall.answer(202, copied.etag())
                .header("x-ms-copy-id", copy.id())
                .header("x-ms-copy-status", copy.status().word());
        return BlobCall.markVersion(response, copied);
    }

    private static NewBlob head(BlobCall call, CopySource source) {
        NewBlob asked =
                NewBlob.of(call, source.blob().headers(), source.blob().body().type());
        return inherit(call, asked, source);
    }

    /** With the metadata of the source unless some is sent, and with its tags if that is asked for. */
    static NewBlob inherit(BlobCall call, NewBlob asked, CopySource source) {
        NewBlob named =
                asked.metadata().isEmpty() ? asked.withMetadata(source.blob().metadata()) : asked;
        String option = call.header(TAG_OPTION);
        if (option == null || option.equalsIgnoreCase("REPLACE")) {
            return named;
        }
        if (!option.equalsIgnoreCase("COPY") || !asked.tags().isEmpty()) {
            throw AzureException.invalidHeader(TAG_OPTION, option);
        }
        return named.withTags(source.blob().tags());
    }

    /** The bytes of the copy, shared with the source: of pages only those that are written. */
    private static BlobBody body(BlobCall call, CopySource source) {
        BlobBody body = source.blob().body();
        if (body instanceof PageBody pages) {
            return new PageBody(pages.content(), pages.sequenceNumber(), new Object(), false);
        }
        if (body instanceof AppendBody append && call.header("x-ms-seal-blob") != null) {
            return new AppendBody(append.content(), append.blocks(), call.isTrue("x-ms-seal-blob"));
        }
        return body;
    }

    private static Blob publish(BlobCall call, NewBlob head, BlobBody body, CopySource source) {
        String id = call.context().newGuid();
        CopyState copy = CopyState.succeeded(
                id, source.url(), body.length(), call.context().now());
        boolean sync = call.operation() == BlobOperation.COPY_BLOB_FROM_URL;
        return Blobs.update(call, scene -> {
            Blob before = scene.live();
            Lease lease = head.rules().create(scene);
            if (!sync) {
                lease.requireInfinite(scene.now());
            }
            if (before != null && before.body().type() != body.type()) {
                throw new AzureException(AzureError.INVALID_BLOB_TYPE);
            }
            if (before != null && before.body() instanceof PageBody pages) {
                pages.checkOrdinary();
            }
            BlobHistory history = head.publish(call, scene, body, lease);
            Blob base = Objects.requireNonNull(history.base());
            return Changed.toPresent(
                    history.withBase(base.withState(base.state().withCopy(copy))));
        });
    }

    static Reception abortCopy(BlobCall call) {
        AbortRequest.check(call);
        WriteRules rules = WriteRules.of(call);
        rules.change(Blobs.read(call), call.context().now());
        throw new AzureException(AzureError.NO_PENDING_COPY_OPERATION);
    }
}
