package org.elasto.emulator.file;

import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.PercentText;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.Metadata;
import org.elasto.emulator.file.Nodes.Changed;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;

/** Symbolic and hard links, which only shares for NFS have. Nobody follows symbolic links here. */
final class LinkHandlers {

    private static final String TEXT = "x-ms-link-text";
    private static final String TARGET = "x-ms-file-target-file";

    private LinkHandlers() {}

    static Reception createSymbolic(FileCall call) {
        call.requireNoBody();
        requireNfs(call);
        String text = required(call, TEXT);
        Metadata metadata = Metadata.of(call.request());
        SmbRequest times = SmbRequest.ofCreate(call);
        NfsRequest nfs = NfsRequest.of(call);
        Etag etag = times.created(call.context().etags().next());
        Node made = Nodes.update(call, share -> {
            FilePath path = call.target().file();
            DirectoryNode parent = free(share.tree(), path);
            NodeHead head = new NodeHead(
                    0,
                    parent.id(),
                    etag,
                    metadata,
                    times.create(etag.modified(), false),
                    nfs.create(share, NfsProperties.OF_LINK));
            FileTree next =
                    share.tree().plus(parent, path.name(), id -> new LinkNode(head.withId(id, parent.id()), text));
            ShareState permitted = share.withPermissions(times.permissions(share.permissions()));
            return new Changed<>(permitted.withTree(next), next.require(path));
        });
        return NodeAnswer.mark(AzureCall.answer(201, made.etag()), made, call);
    }

    static Reception getSymbolic(FileCall call) {
        requireNfs(call);
        if (Nodes.view(call).tree().require(call.target().file()) instanceof LinkNode link) {
            return AzureCall.answer(200, link.etag()).header(TEXT, link.target());
        }
        throw new AzureException(AzureError.RESOURCE_TYPE_MISMATCH);
    }

    /** What there is to be told of a link where others have a file. */
    static Response properties(LinkNode link, FileCall call) {
        Response response = AzureCall.answer(200, link.etag())
                .declaredLength(0)
                .header("x-ms-type", "File")
                .header("x-ms-server-encrypted", "true");
        return NodeAnswer.mark(link.metadata().mark(response), link, call);
    }

    static Reception createHard(FileCall call) {
        call.requireNoBody();
        requireNfs(call);
        FilePath target = target(call);
        String leaseId = LeaseRequest.idOf(call.request());
        Etag etag = call.context().etags().next();
        FileNode linked = Nodes.update(call, share -> {
            FilePath path = call.target().file();
            FileTree tree = share.tree();
            FileNode file = tree.requireFile(target);
            DirectoryNode parent = free(tree, path);
            Lease lease = file.lease()
                    .write(leaseId, LeaseSubject.FILE, call.context().now());
            NodeHead head = file.head();
            FileNode next = file.withHead(head.withEtag(etag).withSmb(head.smb().changedAt(etag.modified())))
                    .withLease(lease)
                    .withLinks(file.links() + 1);
            return new Changed<>(share.withTree(tree.with(next).link(parent.id(), path.name(), next.id())), next);
        });
        return NodeAnswer.mark(AzureCall.answer(201, linked.etag()), linked, call);
    }

    /** The path of the other name in the same share, with or without a slash in front. */
    private static FilePath target(FileCall call) {
        String text = required(call, TARGET);
        String path = PercentText.received(text);
        boolean dots = "true".equalsIgnoreCase(call.header("x-ms-allow-trailing-dot"));
        FilePath target = FilePath.of(path.startsWith("/") ? path.substring(1) : path, dots);
        if (target.isRoot()) {
            throw AzureException.invalidHeader(TARGET, text);
        }
        return target;
    }

    private static String required(FileCall call, String header) {
        String text = call.header(header);
        if (text == null || text.isEmpty()) {
            throw AzureException.missingHeader(header);
        }
        return text;
    }

    /** The directory in which a name is still free. */
    private static DirectoryNode free(FileTree tree, FilePath path) {
        DirectoryNode parent = tree.parent(path);
        if (tree.child(parent, path.name()) != null) {
            throw new AzureException(AzureError.RESOURCE_ALREADY_EXISTS);
        }
        return parent;
    }

    private static void requireNfs(FileCall call) {
        boolean nfs = Shares.require(call.context().store().world(), call.target())
                .properties()
                .nfs();
        if (!nfs || !call.version().atLeast(ApiVersion.NFS_OVER_REST)) {
            throw new AzureException(AzureError.UNSUPPORTED_QUERY_PARAMETER)
                    .with("QueryParameterName", "restype")
                    .with("QueryParameterValue", call.query().text("restype"));
        }
    }
}
