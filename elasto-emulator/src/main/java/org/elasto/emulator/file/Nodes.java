package org.elasto.emulator.file;

import java.util.function.Function;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.store.Store.Change;
import org.jspecify.annotations.Nullable;

/** Finding directories and files, and changing a share's in one step that others see whole or not at all. */
final class Nodes {

    private Nodes() {}

    /**
     * What a change makes.
     *
     * @param result for the answer
     */
    record Changed<R extends @Nullable Object>(ShareState share, R result) {}

    /**
     * Changes the share of a request.
     *
     * @param step a pure function, run again if somebody else was faster; may refuse
     * @throws AzureException ShareNotFound, InvalidQueryParameterValue for a snapshot, or what the step throws
     */
    static <R extends @Nullable Object> R update(FileCall call, Function<ShareState, Changed<R>> step) {
        FileTarget target = call.target();
        target.requirePresent();
        return call.context().store().update(world -> {
            Changed<R> changed = step.apply(Shares.require(world, target));
            return new Change<>(Shares.with(world, target, changed.share()), changed.result());
        });
    }

    /**
     * Changes one directory or file in place.
     *
     * @param step makes of the share what becomes of the node
     */
    static <N extends Node> N change(FileCall call, Function<ShareState, N> step) {
        return update(call, share -> {
            N next = step.apply(share);
            return new Changed<>(share.withTree(share.tree().with(next)), next);
        });
    }

    /**
     * The share that a request reads: as it is, or as it was in the snapshot that the query names, of which nobody has
     * anything open.
     *
     * @throws AzureException ShareNotFound, or InvalidQueryParameterValue for an id that is none
     */
    static ShareState view(FileCall call) {
        FileTarget target = call.target();
        ShareState share = Shares.require(call.context().store().world(), target);
        return target.isPast()
                ? share.withTree(snapshot(share, "sharesnapshot", target.snapshot())
                                .tree())
                        .withHandles(Handles.NONE)
                : share;
    }

    /**
     * A snapshot of a share.
     *
     * @param parameter that names it
     * @throws AzureException ShareNotFound, as recorded of one that is not there; InvalidQueryParameterValue for an id
     *     that is none
     */
    static ShareSnapshot snapshot(ShareState share, String parameter, String id) {
        if (AzureDates.parseIso(id) == null) {
            throw AzureException.invalidParameter(parameter, id);
        }
        ShareSnapshot snapshot = share.snapshots().get(id);
        if (snapshot == null) {
            throw new AzureException(AzureError.SHARE_NOT_FOUND);
        }
        return snapshot;
    }

    /**
     * The directory of a request, to be changed.
     *
     * @throws AzureException ParentNotFound, ResourceNotFound, ResourceTypeMismatch, or what an open handle forbids
     */
    static DirectoryNode directory(FileCall call, ShareState share) {
        DirectoryNode directory = share.tree().requireDirectory(call.target().file());
        share.handles().check(directory.id(), call.operation());
        return directory;
    }

    /**
     * The file of a request, to be changed.
     *
     * @throws AzureException ParentNotFound, ResourceNotFound, ResourceTypeMismatch, or what an open handle forbids
     */
    static FileNode file(FileCall call, ShareState share) {
        FileNode file = share.tree().requireFile(call.target().file());
        share.handles().check(file.id(), call.operation());
        return file;
    }

    /**
     * The file that a request reads, now or in a snapshot.
     *
     * @throws AzureException as {@link #file}, or ShareNotFound for a snapshot that is not there
     */
    static FileNode readFile(FileCall call) {
        return file(call, view(call));
    }

    /**
     * The directory that a request reads, now or in a snapshot.
     *
     * @throws AzureException as {@link #directory}, or ShareNotFound for a snapshot that is not there
     */
    static DirectoryNode readDirectory(FileCall call) {
        return directory(call, view(call));
    }
}
