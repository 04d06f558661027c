package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.function.BiFunction;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.blob.Blobs.Changed;

/** Changing what the service keeps beside any state of a blob: the present one, a snapshot or a version. */
final class AnyState {

    private AnyState() {}

    /**
     * Changes the state that the query of a request names.
     *
     * @param step may refuse
     * @throws AzureException ContainerNotFound, BlobNotFound, or what the step throws
     */
    static Blob change(BlobCall call, BiFunction<Blob, Instant, Blob> step) {
        return Blobs.update(call, scene -> {
            BlobHistory history = scene.history();
            if (call.query().has("snapshot")) {
                String id = Blobs.id("snapshot", call.target().snapshot());
                Blob changed = step.apply(Blobs.present(history.snapshots().get(id)), scene.now());
                return new Changed<>(history.withSnapshots(history.snapshots().plus(id, changed)), changed);
            }
            String id = call.query().has("versionid")
                    ? Blobs.id("versionid", call.target().versionId())
                    : "";
            Blob live = history.live();
            if (id.isEmpty() || (live != null && live.stamp().versionId().equals(id))) {
                Blob changed = step.apply(scene.require(), scene.now());
                return new Changed<>(history.withBase(changed), changed);
            }
            Blob changed = step.apply(Blobs.present(history.versions().get(id)), scene.now());
            return new Changed<>(history.withVersions(history.versions().plus(id, changed)), changed);
        });
    }
}
