package org.elasto.emulator.file;

import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.front.ContentHeaders;
import org.elasto.emulator.azure.front.Metadata;
import org.elasto.emulator.file.Nodes.Changed;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Content;
import org.elasto.emulator.store.SparseContent;
import org.jspecify.annotations.Nullable;

/** Create File: a file of zeros, or of the bytes it brings, in the place of whatever file had its name. */
final class CreateFile {

    /** What a file of this name is made of. Immutable. */
    private record Draft(
            FileCall call,
            long length,
            ContentHeaders headers,
            Metadata metadata,
            SmbRequest smb,
            NfsRequest nfs,
            @Nullable String leaseId,
            Conditions conditions) {}

    private static final String TYPE = "x-ms-type";

    private CreateFile() {}

    static Reception create(FileCall call) {
        String type = call.header(TYPE);
        if (type == null) {
            throw AzureException.missingHeader(TYPE);
        }
        if (!type.equalsIgnoreCase("file")) {
            throw AzureException.invalidHeader(TYPE, type);
        }
        Draft draft = new Draft(
                call,
                FileHandlers.length(call),
                ContentHeaders.ofUpload(call.request(), FileHandlers.HEADER_PREFIX),
                Metadata.of(call.request()),
                SmbRequest.ofCreate(call),
                NfsRequest.of(call),
                LeaseRequest.idOf(call.request()),
                Conditions.of(call.request()));
        if (!call.request().hasBody()) {
            return NodeAnswer.written(201, publish(draft, Content.EMPTY), call);
        }
        if (!call.version().atLeast(ApiVersion.CREATE_WITH_CONTENT)) {
            call.requireNoBody();
        }
        return call.readBody(Math.min(RangeHandlers.LARGEST, draft.length()), payload -> {
            Response response = NodeAnswer.written(201, publish(draft, payload.content()), call);
            return payload.mark(response, call);
        });
    }

    private static FileNode publish(Draft draft, Content bytes) {
        FileCall call = draft.call();
        Etag etag = draft.smb().created(call.context().etags().next());
        SparseContent zeros = SparseContent.ofLength(draft.length());
        SparseContent content = bytes.length() == 0 ? zeros : zeros.write(0, bytes);
        return Nodes.update(call, share -> {
            FilePath path = call.target().file();
            FileTree tree = share.tree();
            DirectoryNode parent = tree.parent(path);
            Node before = tree.child(parent, path.name());
            Lease lease = replaced(draft, share, before);
            ShareState permitted = share.withPermissions(draft.smb().permissions(share.permissions()));
            NodeHead head = new NodeHead(
                    before == null ? 0 : before.id(),
                    parent.id(),
                    etag,
                    draft.metadata(),
                    draft.smb().create(etag.modified(), false),
                    draft.nfs().apply(NfsProperties.OF_FILE));
            FileNode made = FileNode.fresh(head, content, draft.headers()).withLease(lease);
            if (before instanceof FileNode old) {
                FileNode next = made.withLinks(old.links());
                return new Changed<>(permitted.withTree(tree.with(next)), next);
            }
            FileTree next = tree.plus(parent, path.name(), id -> made.withHead(head.withId(id, parent.id())));
            return new Changed<>(permitted.withTree(next), next.requireFile(path));
        });
    }

    /** The lease of the file that is replaced, which the new one keeps. */
    private static Lease replaced(Draft draft, ShareState share, @Nullable Node before) {
        if (before == null) {
            draft.conditions().checkCreate(null, AzureError.RESOURCE_ALREADY_EXISTS);
            return Lease.AVAILABLE.write(
                    draft.leaseId(), LeaseSubject.FILE, draft.call().context().now());
        }
        if (!(before instanceof FileNode file)) {
            throw new AzureException(AzureError.RESOURCE_TYPE_MISMATCH);
        }
        share.handles().check(file.id(), draft.call().operation());
        Lease lease = file.lease()
                .write(
                        draft.leaseId(),
                        LeaseSubject.FILE,
                        draft.call().context().now());
        draft.conditions().checkCreate(file.etag(), AzureError.RESOURCE_ALREADY_EXISTS);
        SmbRequest.requireWritable(file);
        return lease;
    }
}
