package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.function.Function;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Entry;
import org.elasto.emulator.store.Store.Change;
import org.jspecify.annotations.Nullable;

/** Finding blobs in the store, and changing them in one step that others see whole or not at all. */
final class Blobs {

    private Blobs() {}

    /**
     * What a change works on, all of one world.
     *
     * @param container that holds the blob
     * @param history before the change; {@link BlobHistory#EMPTY} for a name never used
     * @param retention what the account keeps
     */
    record Scene(ContainerState container, BlobHistory history, Retention retention, Instant now) {

        /** The present state, or null. */
        @Nullable
        Blob live() {
            return history.live();
        }

        /**
         * The present state.
         *
         * @throws AzureException BlobNotFound
         */
        Blob require() {
            return present(history.base());
        }
    }

    /**
     * What a change makes.
     *
     * @param result for the answer
     */
    record Changed<R extends @Nullable Object>(BlobHistory history, R result) {

        /** A change whose result is the new present state. */
        static Changed<Blob> toPresent(BlobHistory history) {
            Blob base = history.base();
            if (base == null) {
                throw new IllegalStateException("a write leaves a blob behind");
            }
            return new Changed<>(history, base);
        }
    }

    /**
     * Changes the blob of a request.
     *
     * @param step a pure function, run again if somebody else was faster; may refuse
     * @throws AzureException ContainerNotFound, or what the step throws
     */
    static <R extends @Nullable Object> R update(BlobCall call, Function<Scene, Changed<R>> step) {
        BlobTarget target = call.target();
        Instant now = call.context().now();
        return call.context().store().update(world -> {
            Container container = Containers.require(world, target);
            BlobHistory before = history(container, target.blob(), now);
            Retention retention = ServiceState.of(world, target.account()).retention(target);
            Changed<R> changed = step.apply(new Scene(Containers.state(container), before, retention, now));
            BlobHistory after = changed.history();
            Container next = container.withEntries(
                    after.isEmpty()
                            ? container.entries().minus(target.blob())
                            : container.entries().plus(target.blob(), Entry.of(after)));
            return new Change<>(Containers.with(world, target, next), changed.result());
        });
    }

    /** Changes the present state, which is then another. */
    static Blob change(BlobCall call, Function<Scene, Blob> step) {
        return update(call, scene -> {
            Blob next = step.apply(scene);
            return new Changed<>(scene.history().withBase(next), next);
        });
    }

    /** All there is under a name at a moment. */
    static BlobHistory history(Container container, String name, Instant now) {
        Entry entry = container.entries().get(name);
        return entry == null ? BlobHistory.EMPTY : ((BlobHistory) entry.attributes()).at(now);
    }

    /**
     * The state that a request reads: the present one, or the snapshot or version that the query names.
     *
     * @throws AzureException ContainerNotFound, BlobNotFound, or InvalidQueryParameterValue for an id that is none
     */
    static Blob read(BlobCall call) {
        BlobTarget target = call.target();
        Container container = Containers.require(call.context().store().world(), target);
        BlobHistory history = history(container, target.blob(), call.context().now());
        Blob blob = history.live();
        if (target.query().has("snapshot")) {
            blob = history.snapshots().get(id("snapshot", target.snapshot()));
        } else if (target.query().has("versionid")) {
            blob = version(history, id("versionid", target.versionId()));
        }
        return present(blob);
    }

    /**
     * A state that is there and not deleted.
     *
     * @throws AzureException BlobNotFound
     */
    static Blob present(@Nullable Blob blob) {
        if (blob == null || blob.state().deletion() != null) {
            throw new AzureException(AzureError.BLOB_NOT_FOUND);
        }
        return blob;
    }

    /** A version, which may be the present one. */
    static @Nullable Blob version(BlobHistory history, String id) {
        Blob live = history.live();
        return live != null && live.stamp().versionId().equals(id)
                ? live
                : history.versions().get(id);
    }

    /** @throws AzureException InvalidQueryParameterValue for a snapshot or version id that is none */
    static String id(String parameter, String value) {
        if (AzureDates.parseIso(value) == null) {
            throw AzureException.invalidParameter(parameter, value);
        }
        return value;
    }

    /**
     * Puts a new state in the place of the present one, which the account may want kept: Put Blob, Put Block List, Set
     * Blob Metadata and copies.
     */
    static BlobHistory replace(Scene scene, Blob next, Etag etag) {
        BlobHistory history = scene.history();
        Blob before = history.base();
        if (scene.retention().versioning()) {
            String id = AzureDates.iso(etag.modified());
            BlobHistory kept = before == null ? history : keepVersion(history, before);
            return kept.withBase(
                    next.withStamp(new Blob.Stamp(etag, next.stamp().created(), id)));
        }
        BlobHistory kept = history;
        if (before != null && scene.retention().keepsDeleted()) {
            BlobState.Deletion deletion = before.state().deletion();
            Blob past = before.withState(before.state()
                    .withLease(Lease.AVAILABLE)
                    .withDeletion(deletion == null ? scene.retention().deletion(scene.now()) : deletion));
            kept = history.withSnapshots(history.snapshots().plus(AzureDates.iso(etag.modified()), past));
        }
        return kept.withBase(next.changedAt(etag));
    }

    /** Makes a present state a version of the past; one from before versioning is named by its last change. */
    static BlobHistory keepVersion(BlobHistory history, Blob before) {
        String own = before.stamp().versionId();
        String id = own.isEmpty() ? AzureDates.iso(before.etag().modified()) : own;
        Blob past = before.withLease(Lease.AVAILABLE)
                .withStamp(new Blob.Stamp(before.etag(), before.stamp().created(), id));
        return history.withVersions(history.versions().plus(id, past));
    }
}
