package org.elasto.emulator.blob;

import java.util.Locale;
import java.util.Map;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.blob.Blobs.Changed;
import org.elasto.emulator.blob.Blobs.Scene;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.pcollections.TreePMap;

/** Deleting blobs, snapshots and versions, and bringing them back. */
final class DeleteHandlers {

    private static final String SNAPSHOTS = "x-ms-delete-snapshots";

    private DeleteHandlers() {}

    static Reception deleteBlob(BlobCall call) {
        WriteRules rules = WriteRules.ofAny(call);
        String snapshots = snapshotsHeader(call);
        boolean kept = Blobs.update(call, scene -> {
            BlobHistory after = deleted(call, scene, rules, snapshots);
            return new Changed<>(after, scene.retention().keepsDeleted());
        });
        return Response.of(202).header("x-ms-delete-type-permanent", kept ? "false" : "true");
    }

    private static String snapshotsHeader(BlobCall call) {
        String text = call.header(SNAPSHOTS);
        if (text == null) {
            return "";
        }
        boolean known = text.equalsIgnoreCase("include") || text.equalsIgnoreCase("only");
        if (!known) {
            throw AzureException.invalidHeader(SNAPSHOTS, text);
        }
        if (call.target().isPast()) {
            throw new AzureException(AzureError.INVALID_QUERY_PARAMETER_VALUE);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static BlobHistory deleted(BlobCall call, Scene scene, WriteRules rules, String snapshots) {
        if (call.query().has("snapshot")) {
            return withoutSnapshot(call, scene, rules);
        }
        if (call.query().has("versionid")) {
            return withoutVersion(call, scene, rules);
        }
        Blob blob = rules.change(scene.require(), scene.now());
        BlobHistory history = scene.history();
        if (snapshots.isEmpty() && history.hasLiveSnapshots()) {
            throw new AzureException(AzureError.SNAPSHOTS_PRESENT);
        }
        if (!snapshots.equals("only")) {
            blob.state().protection().check(scene.now());
        }
        if (!snapshots.isEmpty()) {
            history = withoutSnapshots(history, scene);
        }
        if (snapshots.equals("only")) {
            return history;
        }
        if (scene.retention().versioning()) {
            return Blobs.keepVersion(history, scene.require()).withBase(null).withoutStaged();
        }
        return history.withBase(scene.retention().keepsDeleted() ? deletedNow(blob, scene) : null)
                .withoutStaged();
    }

    private static BlobHistory withoutSnapshots(BlobHistory history, Scene scene) {
        TreePMap<String, Blob> left = history.snapshots();
        for (Map.Entry<String, Blob> each : history.snapshots().entrySet()) {
            Blob snapshot = each.getValue();
            if (!scene.retention().keepsDeleted()) {
                left = left.minus(each.getKey());
            } else if (snapshot.state().deletion() == null) {
                left = left.plus(each.getKey(), deletedNow(snapshot, scene));
            }
        }
        return history.withSnapshots(left);
    }

    private static BlobHistory withoutSnapshot(BlobCall call, Scene scene, WriteRules rules) {
        String id = Blobs.id("snapshot", call.target().snapshot());
        TreePMap<String, Blob> snapshots = scene.history().snapshots();
        Blob snapshot = Blobs.present(snapshots.get(id));
        checkPast(rules, snapshot, scene);
        return scene.history()
                .withSnapshots(
                        scene.retention().keepsDeleted() && !isPermanent(call)
                                ? snapshots.plus(id, deletedNow(snapshot, scene))
                                : snapshots.minus(id));
    }

    private static BlobHistory withoutVersion(BlobCall call, Scene scene, WriteRules rules) {
        String id = Blobs.id("versionid", call.target().versionId());
        Blob live = scene.live();
        if (live != null && live.stamp().versionId().equals(id)) {
            throw new AzureException(AzureError.OPERATION_NOT_ALLOWED_ON_ROOT_BLOB);
        }
        TreePMap<String, Blob> versions = scene.history().versions();
        Blob version = Blobs.present(versions.get(id));
        checkPast(rules, version, scene);
        return scene.history()
                .withVersions(
                        scene.retention().keepsDeleted() && !isPermanent(call)
                                ? versions.plus(id, deletedNow(version, scene))
                                : versions.minus(id));
    }

    private static boolean isPermanent(BlobCall call) {
        return call.query().text("deletetype").equalsIgnoreCase("permanent");
    }

    private static void checkPast(WriteRules rules, Blob past, Scene scene) {
        rules.conditions().checkWrite(past.etag());
        rules.tags().check(past.tags());
        past.state().protection().check(scene.now());
    }

    private static Blob deletedNow(Blob blob, Scene scene) {
        return blob.withState(blob.state()
                .withLease(Lease.AVAILABLE)
                .withDeletion(scene.retention().deletion(scene.now())));
    }

    /** Brings back a deleted blob with all its deleted snapshots; does nothing to what is not deleted. */
    static Reception undeleteBlob(BlobCall call) {
        Blobs.update(call, scene -> {
            BlobHistory history = scene.history();
            if (history.base() == null
                    && history.snapshots().isEmpty()
                    && history.versions().isEmpty()) {
                throw new AzureException(AzureError.BLOB_NOT_FOUND);
            }
            BlobHistory back =
                    history.withSnapshots(undeleted(history.snapshots())).withVersions(undeleted(history.versions()));
            Blob base = back.base();
            return new Changed<>(back.withBase(base == null ? null : undeleted(base)), call);
        });
        return Response.of(200);
    }

    private static TreePMap<String, Blob> undeleted(TreePMap<String, Blob> blobs) {
        TreePMap<String, Blob> back = blobs;
        for (Map.Entry<String, Blob> each : blobs.entrySet()) {
            back = back.plus(each.getKey(), undeleted(each.getValue()));
        }
        return back;
    }

    private static Blob undeleted(Blob blob) {
        return blob.withState(blob.state().withDeletion(null));
    }
}
