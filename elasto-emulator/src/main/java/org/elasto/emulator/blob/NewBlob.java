package org.elasto.emulator.blob;

import java.util.Map;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.front.ContentHeaders;
import org.elasto.emulator.azure.front.Metadata;
import org.elasto.emulator.blob.Blobs.Changed;
import org.elasto.emulator.blob.Blobs.Scene;

/**
 * What a request says of the blob that it creates or replaces, its bytes apart. Immutable.
 *
 * @param tags sorted by name
 * @param tier as asked for; null where the one there is stays
 */
record NewBlob(
        WriteRules rules,
        ContentHeaders headers,
        Metadata metadata,
        Map<String, String> tags,
        BlobTier tier,
        Protection protection) {

    static NewBlob ofPut(BlobCall call, BlobType type) {
        return of(call, ContentHeaders.ofUpload(call.request(), Blob.HEADER_PREFIX), type);
    }

    /** Of Put Block List and copies, whose plain headers are those of a document or of nothing. */
    static NewBlob of(BlobCall call, ContentHeaders headers, BlobType type) {
        return new NewBlob(
                WriteRules.of(call),
                headers,
                Metadata.of(call.request()),
                BlobTags.ofHeader(call.request()),
                BlobTier.of(
                        call.request(), type, BlobTier.INFERRED, call.context().now()),
                Protection.of(call.request()));
    }

    NewBlob withHeaders(ContentHeaders changed) {
        return new NewBlob(rules, changed, metadata, tags, tier, protection);
    }

    NewBlob withMetadata(Metadata changed) {
        return new NewBlob(rules, headers, changed, tags, tier, protection);
    }

    NewBlob withTags(Map<String, String> changed) {
        return new NewBlob(rules, headers, metadata, changed, tier, protection);
    }

    NewBlob withTier(BlobTier changed) {
        return new NewBlob(rules, headers, metadata, tags, changed, protection);
    }

    /** Puts the blob under the name of the request, if its conditions hold at that very moment. */
    Blob publish(BlobCall call, BlobBody body) {
        return Blobs.update(call, scene -> {
            Lease lease = rules.create(scene);
            BlobHistory history = publish(call, scene, body, lease);
            return Changed.toPresent(history);
        });
    }

    /** The history with this blob as its present state; uncommitted blocks are dropped. */
    BlobHistory publish(BlobCall call, Scene scene, BlobBody body, Lease lease) {
        Etag etag = call.context().etags().next();
        BlobState state = BlobState.fresh(effective(scene.container()))
                .withLease(lease)
                .withTier(tier)
                .withProtection(protection);
        Blob blob = new Blob(body, new Blob.Stamp(etag, etag.modified(), ""), headers, metadata, tags, state);
        return Blobs.replace(scene, blob, etag).withoutStaged();
    }

    /** The container may name the scope of its blobs. */
    private Encryption effective(ContainerState container) {
        Encryption given = rules.encryption();
        boolean named = !given.keySha256().isEmpty() || !given.scope().isEmpty();
        return named || container.encryptionScope().isEmpty() ? given : new Encryption("", container.encryptionScope());
    }
}
