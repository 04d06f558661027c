package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Guids;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.front.Caller;
import org.elasto.emulator.azure.front.Metadata;
import org.elasto.emulator.azure.front.SourceRequest;
import org.elasto.emulator.file.Nodes.Changed;
import org.elasto.emulator.http.Reception;
import org.jspecify.annotations.Nullable;

/** Rename File and Rename Directory: another name in the same share, in one step, with the same id. */
final class RenameHandlers {

    private static final String SOURCE = "x-ms-file-rename-source";
    private static final String REPLACE = "x-ms-file-rename-replace-if-exists";
    private static final String IGNORE_READ_ONLY = "x-ms-file-rename-ignore-readonly";
    private static final String SOURCE_LEASE = "x-ms-source-lease-id";
    private static final String DESTINATION_LEASE = "x-ms-destination-lease-id";
    private static final String TYPE = "x-ms-content-type";

    private final FileCall call;
    private final FilePath source;
    private final boolean replace;
    private final boolean ignoreReadOnly;
    private final @Nullable String sourceLease;
    private final @Nullable String destinationLease;
    private final Metadata metadata;
    private final SmbRequest smb;
    private final Etag etag;

    private RenameHandlers(FileCall call) {
        call.requireNoBody();
        this.call = call;
        this.source = source(call);
        this.replace = call.isTrue(REPLACE);
        this.ignoreReadOnly = call.isTrue(IGNORE_READ_ONLY);
        if (ignoreReadOnly && !replace) {
            throw AzureException.invalidHeader(IGNORE_READ_ONLY, "true");
        }
        this.sourceLease = lease(call, SOURCE_LEASE);
        this.destinationLease = lease(call, DESTINATION_LEASE);
        this.metadata = Metadata.of(call.request());
        this.smb = SmbRequest.ofChange(call);
        this.etag = call.context().etags().next();
    }

    static Reception rename(FileCall call) {
        call.target().requirePresent();
        Node renamed = Nodes.update(call, new RenameHandlers(call)::apply);
        return NodeAnswer.written(200, renamed, call);
    }

    /** Where the source is; what its caller may not delete there, nobody moves away. */
    private static FilePath source(FileCall call) {
        SourceRequest request =
                SourceRequest.ofRename(call.request(), call.version().toString());
        FileTarget target = FileTarget.of(request, call.context().settings());
        FileTarget here = call.target();
        boolean same = target.account().name().equals(here.account().name())
                && target.share().equals(here.share());
        if (!same || target.file().isRoot() || target.isPast()) {
            throw AzureException.invalidHeader(SOURCE, String.valueOf(call.header(SOURCE)));
        }
        Caller.Kind kind = call.caller().kind();
        boolean known = kind == Caller.Kind.KEY || kind == Caller.Kind.TOKEN;
        if (!known || target.query().has("sig")) {
            FileAuthenticator authenticator = new FileAuthenticator(call.context());
            Caller caller = authenticator.authenticate(request, target, call.version());
            authenticator.authorize(
                    new FileCall(call.request(), target, call.operation(), call.version(), caller, call.context()));
        }
        return target.file();
    }

    private static @Nullable String lease(FileCall call, String header) {
        String text = call.header(header);
        String id = text == null ? null : Guids.parse(text);
        if (text != null && id == null) {
            throw AzureException.invalidHeader(header, text);
        }
        return id;
    }

    private Changed<Node> apply(ShareState share) {
        FileTree tree = share.tree();
        FilePath path = call.target().file();
        Node node = tree.require(source);
        boolean directory = call.operation() == FileOperation.RENAME_DIRECTORY;
        if (directory != node instanceof DirectoryNode) {
            throw new AzureException(AzureError.RESOURCE_TYPE_MISMATCH);
        }
        checkSource(share, node);
        Node before = path.isRoot() ? tree.root() : tree.child(tree.parent(path), path.name());
        if (before != null && before.id() == node.id() && !isSameName(tree, path)) {
            // Two names of one file: POSIX has both stay.
            return new Changed<>(share, node);
        }
        FileTree rest = tree;
        if (before != null && before.id() != node.id()) {
            checkReplaced(share, before);
            rest = rest.minus(rest.parent(path), path.name());
        }
        long parent = tree.parent(path).id();
        if (parent == node.id() || tree.isBelow(node.id(), parent)) {
            throw AzureException.invalidHeader(SOURCE, String.valueOf(call.header(SOURCE)));
        }
        Node moved = moved(node, parent, directory);
        FileTree next =
                rest.minus(rest.parent(source), source.name()).with(moved).link(parent, path.name(), node.id());
        return new Changed<>(share.withTree(next).withPermissions(smb.permissions(share.permissions())), moved);
    }

    /** Whether source and destination are one entry of one directory, be it in another case. */
    private boolean isSameName(FileTree tree, FilePath path) {
        return path.isRoot()
                || (tree.parent(source).id() == tree.parent(path).id()
                        && tree.key(source.name()).equals(tree.key(path.name())));
    }

    private Node moved(Node node, long parent, boolean directory) {
        NodeHead head = node.head();
        NodeHead next = head.withId(head.id(), parent)
                .withEtag(etag)
                .withSmb(smb.apply(head.smb(), etag.modified(), directory))
                .withMetadata(metadata.isEmpty() ? head.metadata() : metadata);
        Node moved = node.withHead(next);
        String type = call.header(TYPE);
        return moved instanceof FileNode file && type != null
                ? file.withHeaders(file.headers().withContentType(type))
                : moved;
    }

    private void checkSource(ShareState share, Node node) {
        share.handles().check(node.id(), call.operation());
        if (node instanceof FileNode file) {
            file.lease().write(sourceLease, LeaseSubject.FILE, call.context().now());
            return;
        }
        for (OpenHandle handle : share.handles().byId().values()) {
            if (share.tree().has(handle.node()) && share.tree().isBelow(node.id(), handle.node())) {
                throw new AzureException(AzureError.SHARING_VIOLATION);
            }
        }
    }

    private void checkReplaced(ShareState share, Node before) {
        if (!replace || before instanceof DirectoryNode) {
            throw new AzureException(AzureError.RESOURCE_ALREADY_EXISTS);
        }
        share.handles().check(before.id(), call.operation());
        if (before instanceof FileNode file) {
            file.lease()
                    .write(destinationLease, LeaseSubject.FILE, call.context().now());
        }
        if (!ignoreReadOnly) {
            SmbRequest.requireWritable(before);
        }
    }
}
