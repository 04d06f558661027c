package org.elasto.emulator.blob;

import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.AzureQuery;
import org.elasto.emulator.azure.Decimal;
import org.elasto.emulator.azure.ListMarkers;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.ByteRange;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Span;
import org.elasto.emulator.store.SpanChange;
import org.jspecify.annotations.Nullable;

/** Get Page Ranges: what is written of a page blob, or what has changed since a snapshot. */
final class PageList {

    private static final String PREVIOUS = "prevsnapshot";
    private static final String PREVIOUS_URL = "x-ms-previous-snapshot-url";
    private static final int MOST = 10_000;

    private PageList() {}

    static Reception get(BlobCall call) {
        ReadRules rules = ReadRules.of(call);
        String previous = previous(call);
        Blob blob = Blobs.read(call);
        rules.check(blob, call);
        PageBody pages = PageHandlers.require(blob);
        ByteRange range = ByteRange.of(call.request());
        if (range != null) {
            range.checkInside(blob.length());
        }
        long from = Math.max(range == null ? 0 : range.first(), marker(call));
        long to = range == null ? Long.MAX_VALUE : range.end(Long.MAX_VALUE);
        List<SpanChange> changes = previous == null
                ? written(pages, from, to)
                : pages.content().changesSince(older(call, pages, previous).content(), from, to);
        return AzureCall.answer(200, blob.etag())
                .header("x-ms-blob-content-length", Long.toString(blob.length()))
                .header("Content-Type", "application/xml")
                .body(document(changes, call));
    }

    private static List<SpanChange> written(PageBody pages, long from, long to) {
        List<SpanChange> written = new ArrayList<>();
        for (Span span : pages.content().ranges(from, to)) {
            written.add(new SpanChange(span, false));
        }
        return written;
    }

    /** The id of the snapshot to compare with; null where only what is written is asked for. */
    private static @Nullable String previous(BlobCall call) {
        String id = call.query().first(PREVIOUS);
        if (id != null) {
            return checkOlder(Blobs.id(PREVIOUS, id), call);
        }
        String url = call.header(PREVIOUS_URL);
        if (url == null) {
            return null;
        }
        int question = url.indexOf('?');
        String named =
                AzureQuery.of(question < 0 ? "" : url.substring(question + 1)).first("snapshot");
        if (named == null) {
            throw AzureException.invalidHeader(PREVIOUS_URL, url);
        }
        return checkOlder(Blobs.id("snapshot", named), call);
    }

    private static String checkOlder(String id, BlobCall call) {
        String snapshot = call.target().snapshot();
        if (!snapshot.isEmpty() && id.compareTo(snapshot) > 0) {
            throw new AzureException(AzureError.PREVIOUS_SNAPSHOT_CANNOT_BE_NEWER);
        }
        return id;
    }

    private static PageBody older(BlobCall call, PageBody pages, String id) {
        Container container = Containers.require(call.context().store().world(), call.target());
        Blob snapshot = Blobs.history(
                        container, call.target().blob(), call.context().now())
                .snapshots()
                .get(id);
        if (snapshot == null || snapshot.state().deletion() != null) {
            throw new AzureException(AzureError.PREVIOUS_SNAPSHOT_NOT_FOUND);
        }
        if (!(snapshot.body() instanceof PageBody older) || older.lineage() != pages.lineage()) {
            throw new AzureException(AzureError.BLOB_OVERWRITTEN);
        }
        return older;
    }

    private static boolean isPaged(BlobCall call) {
        return call.version().atLeast(ApiVersion.PAGED_PAGE_RANGES);
    }

    /** Where this page of the list starts. */
    private static long marker(BlobCall call) {
        String text = call.query().text("marker");
        return text.isEmpty() || !isPaged(call) ? 0 : ListMarkers.parsePageRange(text);
    }

    private static int most(BlobCall call) {
        String text = call.query().first("maxresults");
        if (!isPaged(call)) {
            return Integer.MAX_VALUE;
        }
        if (text == null || text.isEmpty()) {
            return MOST;
        }
        long most = Decimal.parseLong(text);
        if (most <= 0) {
            throw new AzureException(AzureError.OUT_OF_RANGE_QUERY_PARAMETER_VALUE)
                    .with("QueryParameterName", "maxresults")
                    .with("QueryParameterValue", text)
                    .with("MinimumAllowed", "1")
                    .with("MaximumAllowed", Integer.toString(MOST));
        }
        return (int) Math.min(most, MOST);
    }

    private static byte[] document(List<SpanChange> changes, BlobCall call) {
        int most = most(call);
        XmlDocument document = new XmlDocument(64 + 64 * Math.min(most, changes.size())).open("PageList");
        for (SpanChange change : changes.subList(0, Math.min(most, changes.size()))) {
            String name = change.cleared() ? "ClearRange" : "PageRange";
            document.open(name)
                    .element("Start", Long.toString(change.span().start()))
                    .element("End", Long.toString(change.span().end() - 1))
                    .close(name);
        }
        if (changes.size() > most) {
            long next = changes.get(most).span().start();
            document.element("NextMarker", ListMarkers.pageRange(next));
        } else if (isPaged(call)) {
            document.element("NextMarker", "");
        }
        return document.close("PageList").toBytes();
    }
}
