package org.elasto.emulator.blob;

import java.util.List;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.ContentHeaders;
import org.elasto.emulator.blob.Blobs.Changed;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Content;

/** Blocks, and the lists that make blobs of them. */
final class BlockHandlers {

    /** The largest block. */
    static final long MAX_BLOCK = 4000L << 20;

    /** The longest document that 50,000 blocks can make. */
    private static final long MAX_LIST = 16L << 20;

    private static final int MOST_STAGED = 100_000;

    private BlockHandlers() {}

    static Reception putBlock(BlobCall call) {
        String id = BlockIds.of(call.query());
        WriteRules rules = WriteRules.of(call);
        Containers.require(call.context().store().world(), call.target());
        return call.readBody(MAX_BLOCK, payload -> {
            stage(call, rules, id, payload.content());
            Response response = payload.mark(Response.of(201), call);
            return rules.encryption().markWrite(response);
        });
    }

    static Reception putBlockFromUrl(BlobCall call) {
        String id = BlockIds.of(call.query());
        WriteRules rules = WriteRules.of(call);
        return CopySource.fetch(call, MAX_BLOCK, fetched -> {
            stage(call, rules, id, fetched.content());
            return rules.encryption().markWrite(fetched.markFetched(Response.of(201), call));
        });
    }

    /** Keeps a block until its list comes. */
    static void stage(BlobCall call, WriteRules rules, String id, Content content) {
        Blobs.update(call, scene -> {
            Blob live = scene.live();
            if (live != null) {
                live.lease().write(rules.leaseId(), LeaseSubject.BLOB, scene.now());
                if (!(live.body() instanceof BlockBody)) {
                    throw new AzureException(AzureError.INVALID_BLOB_TYPE);
                }
                live.state().encryption().check(rules.encryption());
            } else if (rules.leaseId() != null) {
                throw new AzureException(AzureError.LEASE_NOT_PRESENT_WITH_BLOB_OPERATION);
            }
            BlobHistory history = scene.history();
            BlockIds.checkAlike(id, history);
            if (history.staged().size() >= MOST_STAGED && !history.staged().containsKey(id)) {
                throw new AzureException(AzureError.UNCOMMITTED_BLOCK_COUNT_EXCEEDS_LIMIT);
            }
            return new Changed<>(history.withStaged(history.staged().plus(id, content)), id);
        });
    }

    static Reception putBlockList(BlobCall call) {
        NewBlob head = NewBlob.of(
                call, ContentHeaders.of(call.request(), Blob.HEADER_PREFIX).withDefaultType(), BlobType.BLOCK);
        Containers.require(call.context().store().world(), call.target());
        return call.readBody(MAX_LIST, payload -> {
            List<BlockList.Item> items = BlockList.parse(payload.content());
            Blob committed = Blobs.update(call, scene -> {
                Blob before = scene.live();
                Lease lease = head.rules().create(scene);
                if (before != null && !(before.body() instanceof BlockBody)) {
                    throw new AzureException(AzureError.INVALID_BLOB_TYPE);
                }
                BlockBody body = BlockList.assemble(items, scene.history());
                BlobHistory history = head.publish(call, scene, body, lease);
                return Changed.toPresent(history);
            });
            Response response = payload.mark(AzureCall.answer(201, committed.etag()), call);
            BlobCall.markVersion(response, committed);
            return committed.state().encryption().markWrite(response);
        });
    }

    static Reception getBlockList(BlobCall call) {
        return BlockList.get(call);
    }
}
