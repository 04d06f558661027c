package org.elasto.emulator.file;

import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.azure.Decimal;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.Bodies;
import org.elasto.emulator.azure.front.ByteRange;
import org.elasto.emulator.azure.front.ContentHeaders;
import org.elasto.emulator.azure.front.LeaseAnswer;
import org.elasto.emulator.azure.front.Metadata;
import org.elasto.emulator.azure.front.RangeRead;
import org.elasto.emulator.file.Nodes.Changed;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.SparseContent;
import org.jspecify.annotations.Nullable;

/** Operations on files as wholes; making them and their ranges have classes of their own. */
final class FileHandlers {

    /** The largest file. */
    static final long LARGEST = 4L << 40;

    /** Of the headers that set what a file is read with. */
    static final String HEADER_PREFIX = "x-ms-";

    private static final String LENGTH = "x-ms-content-length";

    private FileHandlers() {}

    static Reception get(FileCall call) {
        FileNode file = read(call);
        checkLocks(call, file);
        SparseContent content = file.content();
        RangeRead.Source source = new RangeRead.Source(
                file.etag(),
                content.length(),
                file.headers(),
                (from, to) -> Bodies.of(content, from, to),
                "x-ms-content-md5");
        Response response = RangeRead.of(call, source).header("Accept-Ranges", "bytes");
        if (call.version().atLeast(ApiVersion.ENCRYPTION_SCOPES)) {
            LeaseAnswer.mark(response, file.lease(), call.context().now());
        }
        return properties(response, file, call);
    }

    /**
     * Returns if no lock of an SMB client keeps the range of a read from it.
     *
     * @throws AzureException FileLockConflict
     */
    static void checkLocks(FileCall call, FileNode file) {
        if (call.target().isPast()) {
            return;
        }
        ByteRange range = ByteRange.of(call.request());
        long from = range == null ? 0 : range.first();
        long to = range == null ? file.length() : range.end(file.length());
        Shares.require(call.context().store().world(), call.target()).handles().checkRange(file.id(), from, to, false);
    }

    static Reception getProperties(FileCall call) {
        if (Nodes.view(call).tree().find(call.target().file()) instanceof LinkNode link) {
            return LinkHandlers.properties(link, call);
        }
        FileNode file = read(call);
        Response response = AzureCall.answer(200, file.etag()).declaredLength(file.length());
        file.headers().mark(response, call.caller().responseHeaders());
        response.headerIfPresent("Content-MD5", file.headers().contentMd5());
        if (call.tellsSmb()) {
            LeaseAnswer.mark(response, file.lease(), call.context().now());
        }
        return properties(response, file, call);
    }

    private static FileNode read(FileCall call) {
        String leaseId = LeaseRequest.idOf(call.request());
        Conditions conditions = Conditions.of(call.request());
        FileNode file = Nodes.readFile(call);
        file.lease().read(leaseId, LeaseSubject.FILE, call.context().now());
        conditions.checkRead(file.etag(), call.version());
        return file;
    }

    private static Response properties(Response response, FileNode file, FileCall call) {
        response.header("x-ms-type", "File").header("x-ms-server-encrypted", "true");
        file.metadata().mark(response);
        if (file.copy() != null) {
            file.copy().mark(response);
        }
        return NodeAnswer.mark(response, file, call);
    }

    /** Sets the properties of SMB, the headers if any is sent, and the length if it is sent. */
    static Reception setProperties(FileCall call) {
        call.requireNoBody();
        String leaseId = LeaseRequest.idOf(call.request());
        Conditions conditions = Conditions.of(call.request());
        SmbRequest smb = SmbRequest.ofChange(call);
        NfsRequest nfs = NfsRequest.of(call);
        ContentHeaders headers = ContentHeaders.of(call.request(), HEADER_PREFIX);
        Long length = call.header(LENGTH) == null ? null : length(call);
        Etag etag = call.context().etags().next();
        FileNode changed = Nodes.update(call, share -> {
            FileNode file = Nodes.file(call, share);
            conditions.checkWrite(file.etag());
            Lease lease = file.lease()
                    .write(leaseId, LeaseSubject.FILE, call.context().now());
            NodeHead head = file.head();
            FileNode next = file.withHead(head.withEtag(etag)
                            .withSmb(smb.apply(head.smb(), etag.modified(), false))
                            .withNfs(nfs.apply(head.nfs())))
                    .withLease(lease)
                    .withHeaders(headers.isEmpty() ? file.headers() : headers);
            FileNode resized = resized(next, length);
            return new Changed<>(
                    share.withTree(share.tree().with(resized)).withPermissions(smb.permissions(share.permissions())),
                    resized);
        });
        return NodeAnswer.written(200, changed, call);
    }

    private static FileNode resized(FileNode file, @Nullable Long length) {
        return length == null ? file : file.withContent(file.content().truncate(length));
    }

    /**
     * The length that a request names.
     *
     * @throws AzureException MissingRequiredHeader or InvalidHeaderValue
     */
    static long length(FileCall call) {
        String text = call.header(LENGTH);
        if (text == null) {
            throw AzureException.missingHeader(LENGTH);
        }
        long length = Decimal.parseLong(text);
        if (length < 0 || length > LARGEST) {
            throw AzureException.invalidHeader(LENGTH, text);
        }
        return length;
    }

    static Reception getMetadata(FileCall call) {
        FileNode file = read(call);
        return file.metadata().mark(AzureCall.answer(200, file.etag()));
    }

    static Reception setMetadata(FileCall call) {
        call.requireNoBody();
        String leaseId = LeaseRequest.idOf(call.request());
        Conditions conditions = Conditions.of(call.request());
        Metadata metadata = Metadata.of(call.request());
        Etag etag = call.context().etags().next();
        Node changed = Nodes.change(call, share -> {
            FileNode file = Nodes.file(call, share);
            conditions.checkWrite(file.etag());
            Lease lease = file.lease()
                    .write(leaseId, LeaseSubject.FILE, call.context().now());
            SmbRequest.requireWritable(file);
            FileNode next = file.withLease(lease);
            return next.withHead(next.head().withMetadata(metadata)).changed(etag);
        });
        return NodeAnswer.written(200, changed);
    }

    static Reception delete(FileCall call) {
        String leaseId = LeaseRequest.idOf(call.request());
        Conditions conditions = Conditions.of(call.request());
        Nodes.update(call, share -> {
            FilePath path = call.target().file();
            Node node = share.tree().require(path);
            if (node instanceof FileNode file) {
                conditions.checkWrite(Nodes.file(call, share).etag());
                file.lease().write(leaseId, LeaseSubject.FILE, call.context().now());
            } else if (node instanceof DirectoryNode) {
                throw new AzureException(AzureError.RESOURCE_TYPE_MISMATCH);
            }
            SmbRequest.requireWritable(node);
            FileTree tree = share.tree();
            return new Changed<>(share.withTree(tree.minus(tree.parent(path), path.name())), path);
        });
        return Response.of(202);
    }

    static Reception lease(FileCall call) {
        LeaseRequest asked = LeaseRequest.of(call.request(), LeaseSubject.FILE);
        Conditions conditions = Conditions.of(call.request());
        String fresh = call.context().newGuid();
        FileNode leased = Nodes.change(call, share -> {
            FileNode file = Nodes.file(call, share);
            conditions.checkWrite(file.etag());
            if (asked.action() == LeaseRequest.Action.ACQUIRE) {
                share.handles().checkLease(file.id());
            }
            Lease next = asked.apply(
                    file.lease(), LeaseSubject.FILE, fresh, call.context().now());
            return file.withLease(next);
        });
        return LeaseAnswer.of(
                asked, leased.lease(), leased.etag(), call.context().now());
    }
}
