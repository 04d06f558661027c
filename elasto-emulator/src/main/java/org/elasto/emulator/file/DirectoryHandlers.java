package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.Metadata;
import org.elasto.emulator.file.Nodes.Changed;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;

/** Operations on directories, lists apart. What happens in a directory leaves its own tag and times as they are. */
final class DirectoryHandlers {

    private DirectoryHandlers() {}

    static Reception create(FileCall call) {
        call.requireNoBody();
        Metadata metadata = Metadata.of(call.request());
        SmbRequest smb = SmbRequest.ofCreate(call);
        NfsRequest nfs = NfsRequest.of(call);
        Etag etag = smb.created(call.context().etags().next());
        DirectoryNode made = Nodes.update(call, share -> {
            FilePath path = call.target().file();
            FileTree tree = share.tree();
            if (tree.find(path) != null) {
                throw new AzureException(AzureError.RESOURCE_ALREADY_EXISTS);
            }
            DirectoryNode parent = tree.parent(path);
            SmbProperties properties = smb.create(etag.modified(), true);
            NfsProperties posix = nfs.create(share, NfsProperties.OF_DIRECTORY);
            FileTree next = tree.plus(
                    parent,
                    path.name(),
                    id -> DirectoryNode.empty(new NodeHead(id, parent.id(), etag, metadata, properties, posix)));
            return new Changed<>(
                    share.withTree(next).withPermissions(smb.permissions(share.permissions())),
                    next.requireDirectory(path));
        });
        return NodeAnswer.written(201, made, call);
    }

    static Reception getProperties(FileCall call) {
        Conditions conditions = Conditions.of(call.request());
        // az asks so before all it does to a file, and only 404 tells it that there is no such directory.
        ShareState share = Nodes.view(call);
        if (!(share.tree().require(call.target().file()) instanceof DirectoryNode)) {
            throw new AzureException(AzureError.RESOURCE_NOT_FOUND);
        }
        DirectoryNode directory = Nodes.directory(call, share);
        conditions.checkRead(directory.etag(), call.version());
        Response response = AzureCall.answer(200, directory.etag()).header("x-ms-server-encrypted", "true");
        return directory.metadata().mark(NodeAnswer.mark(response, directory, call));
    }

    static Reception setProperties(FileCall call) {
        call.requireNoBody();
        SmbRequest smb = SmbRequest.ofChange(call);
        NfsRequest nfs = NfsRequest.of(call);
        Conditions conditions = Conditions.of(call.request());
        Etag etag = call.context().etags().next();
        DirectoryNode changed = Nodes.update(call, share -> {
            DirectoryNode directory = Nodes.directory(call, share);
            conditions.checkWrite(directory.etag());
            NodeHead head = directory.head();
            DirectoryNode next = directory.withHead(head.withEtag(etag)
                    .withSmb(smb.apply(head.smb(), etag.modified(), true))
                    .withNfs(nfs.apply(head.nfs())));
            return new Changed<>(
                    share.withTree(share.tree().with(next)).withPermissions(smb.permissions(share.permissions())),
                    next);
        });
        return NodeAnswer.written(200, changed, call);
    }

    static Reception getMetadata(FileCall call) {
        DirectoryNode directory = Nodes.readDirectory(call);
        return directory.metadata().mark(AzureCall.answer(200, directory.etag()));
    }

    static Reception setMetadata(FileCall call) {
        call.requireNoBody();
        Metadata metadata = Metadata.of(call.request());
        Conditions conditions = Conditions.of(call.request());
        Etag etag = call.context().etags().next();
        Node changed = Nodes.change(call, share -> {
            DirectoryNode directory = Nodes.directory(call, share);
            conditions.checkWrite(directory.etag());
            return directory.withHead(directory.head().withMetadata(metadata)).changed(etag);
        });
        return NodeAnswer.written(200, changed);
    }

    static Reception delete(FileCall call) {
        Conditions conditions = Conditions.of(call.request());
        Nodes.update(call, share -> {
            FilePath path = call.target().file();
            DirectoryNode directory = Nodes.directory(call, share);
            conditions.checkWrite(directory.etag());
            if (path.isRoot()) {
                throw new AzureException(AzureError.CANNOT_DELETE_FILE_OR_DIRECTORY);
            }
            if (!directory.entries().isEmpty()) {
                throw new AzureException(AzureError.DIRECTORY_NOT_EMPTY);
            }
            SmbRequest.requireWritable(directory);
            FileTree tree = share.tree();
            return new Changed<>(share.withTree(tree.minus(tree.parent(path), path.name())), path);
        });
        return Response.of(202);
    }
}
