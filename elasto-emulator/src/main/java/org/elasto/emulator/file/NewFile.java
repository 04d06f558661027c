package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.front.ContentHeaders;
import org.elasto.emulator.azure.front.CopyState;
import org.elasto.emulator.azure.front.Metadata;
import org.elasto.emulator.file.Nodes.Changed;
import org.elasto.emulator.store.SparseContent;
import org.jspecify.annotations.Nullable;

/**
 * A file that is to be made, under a name that is free or in the place of the file that has it. Immutable.
 *
 * @param rules for what has the name
 * @param copy how it comes about; null where it is no copy
 */
record NewFile(
        FileCall call,
        Rules rules,
        SparseContent content,
        ContentHeaders headers,
        Metadata metadata,
        SmbRequest smb,
        NfsRequest nfs,
        Etag etag,
        @Nullable CopyState copy) {

    /**
     * What a request says of the file that is replaced. Immutable.
     *
     * @param ignoresReadOnly whether a read-only file is replaced too
     */
    record Rules(@Nullable String leaseId, Conditions conditions, boolean ignoresReadOnly) {

        /** @throws AzureException InvalidHeaderValue */
        static Rules of(FileCall call, boolean ignoresReadOnly) {
            return new Rules(LeaseRequest.idOf(call.request()), Conditions.of(call.request()), ignoresReadOnly);
        }
    }

    /**
     * Makes it; it keeps the id, the lease and the names of the file that it replaces.
     *
     * @throws AzureException what keeps the file there from being replaced
     */
    FileNode publish() {
        return Nodes.update(call, share -> {
            FilePath path = call.target().file();
            FileTree tree = share.tree();
            DirectoryNode parent = tree.parent(path);
            Node before = tree.child(parent, path.name());
            Lease lease = replaced(share, before);
            ShareState permitted = share.withPermissions(smb.permissions(share.permissions()));
            NodeHead head = new NodeHead(
                    before == null ? 0 : before.id(),
                    before == null ? parent.id() : before.head().parent(),
                    etag,
                    metadata,
                    smb.create(etag.modified(), false),
                    nfs.create(share, NfsProperties.OF_FILE));
            FileNode made =
                    FileNode.fresh(head, content, headers).withLease(lease).withCopy(copy);
            if (before instanceof FileNode old) {
                FileNode next = made.withLinks(old.links());
                return new Changed<>(permitted.withTree(tree.with(next)), next);
            }
            FileTree next = tree.plus(parent, path.name(), id -> made.withHead(head.withId(id, parent.id())));
            return new Changed<>(permitted.withTree(next), next.requireFile(path));
        });
    }

    /** The lease of the file that is replaced, which the new one keeps. */
    private Lease replaced(ShareState share, @Nullable Node before) {
        if (before == null) {
            rules.conditions().checkCreate(null, AzureError.RESOURCE_ALREADY_EXISTS);
            return Lease.AVAILABLE.write(
                    rules.leaseId(), LeaseSubject.FILE, call.context().now());
        }
        if (!(before instanceof FileNode file)) {
            throw new AzureException(AzureError.RESOURCE_TYPE_MISMATCH);
        }
        share.handles().check(file.id(), call.operation());
        Lease lease = file.lease()
                .write(rules.leaseId(), LeaseSubject.FILE, call.context().now());
        rules.conditions().checkCreate(file.etag(), AzureError.RESOURCE_ALREADY_EXISTS);
        if (!rules.ignoresReadOnly()) {
            SmbRequest.requireWritable(file);
        }
        return lease;
    }
}
