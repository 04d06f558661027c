package org.elasto.emulator.blob;

import java.util.Map;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.blob.Blobs.Changed;
import org.elasto.emulator.blob.Blobs.Scene;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;

/** The tags of one blob, as a whole. */
final class TagHandlers {

    private static final long LONGEST = 64 << 10;

    private TagHandlers() {}

    static Reception getTags(BlobCall call) {
        ReadRules rules = ReadRules.of(call);
        Blob blob = Blobs.read(call);
        rules.check(blob, call);
        XmlDocument out = new XmlDocument(256);
        TagsDocument.write(out, blob.tags());
        return Response.of(200).header("Content-Type", "application/xml").body(out.toBytes());
    }

    /** Replaces all tags; the blob is not changed by that, and keeps its ETag. */
    static Reception setTags(BlobCall call) {
        if (call.query().has("snapshot")) {
            throw new AzureException(AzureError.INVALID_OPERATION);
        }
        WriteRules rules = WriteRules.ofAny(call);
        return call.readBody(LONGEST, payload -> {
            Map<String, String> tags = TagsDocument.parse(payload.content().toByteArray());
            Blobs.update(call, scene -> new Changed<>(tagged(call, scene, rules, tags), tags));
            return Response.of(204);
        });
    }

    private static BlobHistory tagged(BlobCall call, Scene scene, WriteRules rules, Map<String, String> tags) {
        BlobHistory history = scene.history();
        if (!call.query().has("versionid")) {
            return history.withBase(rules.change(scene.require(), scene.now()).withTags(tags));
        }
        String id = Blobs.id("versionid", call.target().versionId());
        Blob live = scene.live();
        if (live != null && live.stamp().versionId().equals(id)) {
            return history.withBase(rules.change(live, scene.now()).withTags(tags));
        }
        Blob version = history.versions().get(id);
        if (version == null || version.state().deletion() != null) {
            throw new AzureException(AzureError.BLOB_NOT_FOUND);
        }
        Blob changed = rules.change(version, scene.now()).withTags(tags);
        return history.withVersions(history.versions().plus(id, changed));
    }
}
