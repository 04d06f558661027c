package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.Map;
import org.elasto.emulator.blob.BlobState.Deletion;
import org.elasto.emulator.store.Attributes;
import org.elasto.emulator.store.Content;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * All there is under one name: the present state, snapshots, versions, and blocks that wait for their list. Immutable.
 *
 * <p>What is deleted and may come back is in its old place, with its deletion; {@link #at} leaves out what is gone for
 * good by then.
 *
 * @param base the present state; null where there is none
 * @param snapshots by id; ids sort by time
 * @param versions that are not the present one, by id
 * @param staged uncommitted blocks by id
 */
record BlobHistory(
        @Nullable Blob base,
        TreePMap<String, Blob> snapshots,
        TreePMap<String, Blob> versions,
        TreePMap<String, Content> staged)
        implements Attributes {

    private static final TreePMap<String, Blob> NO_BLOBS = TreePMap.empty();
    private static final TreePMap<String, Content> NO_BLOCKS = TreePMap.empty();

    static final BlobHistory EMPTY = new BlobHistory(null, NO_BLOBS, NO_BLOBS, NO_BLOCKS);

    /** The present state if it is not deleted. */
    @Nullable
    Blob live() {
        return base == null || base.state().deletion() != null ? null : base;
    }

    boolean isEmpty() {
        return base == null && snapshots.isEmpty() && versions.isEmpty() && staged.isEmpty();
    }

    /** Whether a snapshot is there that is not deleted. */
    boolean hasLiveSnapshots() {
        return snapshots.values().stream().anyMatch(blob -> blob.state().deletion() == null);
    }

    BlobHistory withBase(@Nullable Blob changed) {
        return new BlobHistory(changed, snapshots, versions, staged);
    }

    BlobHistory withSnapshots(TreePMap<String, Blob> changed) {
        return new BlobHistory(base, changed, versions, staged);
    }

    BlobHistory withVersions(TreePMap<String, Blob> changed) {
        return new BlobHistory(base, snapshots, changed, staged);
    }

    BlobHistory withStaged(TreePMap<String, Content> changed) {
        return new BlobHistory(base, snapshots, versions, changed);
    }

    BlobHistory withoutStaged() {
        return staged.isEmpty() ? this : withStaged(NO_BLOCKS);
    }

    /** This history without what is gone for good at a moment. */
    BlobHistory at(Instant now) {
        boolean settled =
                base == null || (!isGone(base, now) && base.state().tier().rehydration() == null);
        if (settled && snapshots.isEmpty() && versions.isEmpty()) {
            return this;
        }
        BlobHistory left = this;
        if (base != null && isGone(base, now)) {
            left = left.withBase(null);
        }
        if (left.base != null) {
            left = left.withBase(rehydrated(left.base, now));
        }
        return left.withSnapshots(without(snapshots, now)).withVersions(without(versions, now));
    }

    private static Blob rehydrated(Blob blob, Instant now) {
        BlobTier tier = blob.state().tier();
        return tier.rehydration() == null ? blob : blob.withState(blob.state().withTier(tier.at(now)));
    }

    private static TreePMap<String, Blob> without(TreePMap<String, Blob> blobs, Instant now) {
        TreePMap<String, Blob> left = blobs;
        for (Map.Entry<String, Blob> each : blobs.entrySet()) {
            if (isGone(each.getValue(), now)) {
                left = left.minus(each.getKey());
            } else if (each.getValue().state().tier().rehydration() != null) {
                left = left.plus(each.getKey(), rehydrated(each.getValue(), now));
            }
        }
        return left;
    }

    private static boolean isGone(Blob blob, Instant now) {
        Instant expiry = blob.state().expiry();
        Deletion deletion = blob.state().deletion();
        return (deletion != null && !now.isBefore(deletion.until())) || (expiry != null && !now.isBefore(expiry));
    }
}
