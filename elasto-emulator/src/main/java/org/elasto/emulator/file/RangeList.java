package org.elasto.emulator.file;

import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.ByteRange;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.store.Span;
import org.elasto.emulator.store.SpanChange;
import org.elasto.emulator.store.SparseContent;

/** List Ranges: what is written of a file, or what has changed since a snapshot of its share. */
final class RangeList {

    private static final String PREVIOUS = "prevsharesnapshot";
    private static final String ROOT = "Ranges";

    private RangeList() {}

    static Reception list(FileCall call) {
        String leaseId = LeaseRequest.idOf(call.request());
        FileNode file = Nodes.readFile(call);
        file.lease().read(leaseId, LeaseSubject.FILE, call.context().now());
        ByteRange range = ByteRange.of(call.request());
        if (range != null) {
            range.checkInside(file.length());
        }
        long from = range == null ? 0 : range.first();
        long to = range == null ? file.length() : range.end(file.length());
        List<SpanChange> changes = call.query().has(PREVIOUS)
                ? file.content().changesSince(previous(call, file), from, to)
                : written(file.content(), from, to);
        XmlDocument out = new XmlDocument(256 + 80 * changes.size()).open(ROOT);
        changes.forEach(change -> write(out, change));
        return AzureCall.answer(200, file.etag())
                .header("x-ms-content-length", Long.toString(file.length()))
                .header("Content-Type", "application/xml")
                .body(out.close(ROOT).toBytes());
    }

    private static List<SpanChange> written(SparseContent content, long from, long to) {
        List<SpanChange> written = new ArrayList<>();
        for (Span span : content.ranges(from, to)) {
            written.add(new SpanChange(span, false));
        }
        return written;
    }

    private static void write(XmlDocument out, SpanChange change) {
        String name = change.cleared() ? "ClearRange" : "Range";
        out.open(name)
                .element("Start", Long.toString(change.span().start()))
                .element("End", Long.toString(change.span().end() - 1))
                .close(name);
    }

    /** The content as it was; all is new of a file that was not there. */
    private static SparseContent previous(FileCall call, FileNode file) {
        ShareState share = Shares.require(call.context().store().world(), call.target());
        String id = call.query().text(PREVIOUS);
        ShareSnapshot snapshot;
        try {
            snapshot = Nodes.snapshot(share, PREVIOUS, id);
        } catch (AzureException e) {
            throw e.error() == AzureError.SHARE_NOT_FOUND
                    ? new AzureException(AzureError.PREVIOUS_SNAPSHOT_NOT_FOUND)
                    : e;
        }
        if (call.target().isPast() && id.compareTo(call.target().snapshot()) > 0) {
            throw new AzureException(AzureError.PREVIOUS_SNAPSHOT_CANNOT_BE_NEWER);
        }
        Node before = snapshot.tree().find(call.target().file());
        boolean same = before != null && before.id() == file.id();
        if (before instanceof FileNode && !same) {
            throw new AzureException(AzureError.FILE_GENERATION_MISMATCH);
        }
        if (!same && snapshot.tree().has(file.id())) {
            checkRename(call);
            before = snapshot.tree().node(file.id());
        }
        return before instanceof FileNode old && old.id() == file.id() ? old.content() : SparseContent.ofLength(0);
    }

    /** A file that had another name when the snapshot was taken is compared for those only who know that it can be so. */
    private static void checkRename(FileCall call) {
        if (!call.isTrue("x-ms-file-support-rename")) {
            throw new AzureException(AzureError.FILE_RENAMED_SINCE_SNAPSHOT);
        }
    }
}
