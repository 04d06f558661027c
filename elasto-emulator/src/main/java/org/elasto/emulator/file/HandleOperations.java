package org.elasto.emulator.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.BlobNames;
import org.elasto.emulator.azure.Decimal;
import org.elasto.emulator.azure.ListMarkers;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.azure.front.Documents;
import org.elasto.emulator.azure.front.PageSize;
import org.elasto.emulator.file.Nodes.Changed;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;

/** List Handles and Force Close Handles: what SMB clients have open of a file, or of a directory and all below it. */
final class HandleOperations {

    private static final String RECURSIVE = "x-ms-recursive";
    private static final String HANDLE_ID = "x-ms-handle-id";
    private static final String ALL = "*";

    /** About what a handle takes in a list. */
    private static final int ENTRY = 400;

    private HandleOperations() {}

    /** A handle and the path of what it is of, by which lists are sorted. */
    private record Located(String path, OpenHandle handle) {

        static final Comparator<Located> ORDER = Comparator.comparing(Located::path)
                .thenComparingLong(located -> located.handle().id());

        /** What a marker names it by. */
        String place() {
            return path + '/' + handle.id();
        }

        boolean isBefore(String place) {
            int slash = place.lastIndexOf('/');
            long id = slash < 0 ? -1 : Decimal.parseLong(place.substring(slash + 1));
            if (id < 0) {
                throw AzureException.invalidParameter("marker", ListMarkers.file(place));
            }
            int order = path.compareTo(place.substring(0, slash));
            return order < 0 || (order == 0 && handle.id() < id);
        }
    }

    static Reception list(FileCall call) {
        int limit = PageSize.of(call.query());
        boolean recursive = call.isTrue(RECURSIVE);
        String marker = call.query().text("marker");
        String from = marker.isEmpty() ? "/0" : ListMarkers.parseFile(marker);
        ShareState share = Nodes.view(call);
        List<Located> open = located(call, share, recursive);
        XmlDocument out = new XmlDocument(512 + ENTRY * Math.min(limit, open.size())).open("EnumerationResults");
        Documents.echo(out, call.query(), "Marker", "MaxResults");
        out.open("Entries");
        String next = null;
        int taken = 0;
        for (Located each : open) {
            if (each.isBefore(from)) {
                continue;
            }
            if (taken++ == limit) {
                next = each.place();
                break;
            }
            write(out, call, share.tree(), each);
        }
        out.close("Entries").element("NextMarker", next == null ? "" : ListMarkers.file(next));
        return Documents.answer(out, "EnumerationResults");
    }

    private static List<Located> located(FileCall call, ShareState share, boolean recursive) {
        FileTree tree = share.tree();
        Node top = tree.require(call.target().file());
        List<Located> open = new ArrayList<>();
        for (OpenHandle handle : share.handles().byId().values()) {
            boolean here = handle.node() == top.id();
            if (tree.has(handle.node()) && (here || (recursive && tree.isBelow(top.id(), handle.node())))) {
                open.add(new Located(tree.pathOf(handle.node()), handle));
            }
        }
        open.sort(Located.ORDER);
        return open;
    }

    private static void write(XmlDocument out, FileCall call, FileTree tree, Located located) {
        OpenHandle handle = located.handle();
        OpenHandle.Client client = handle.client();
        boolean encodes = call.version().atLeast(ApiVersion.ENCODED_FILE_NAMES);
        String encoded = encodes ? BlobNames.encoded(located.path()) : null;
        out.open("Handle").element("HandleId", Long.toString(handle.id())).open("Path");
        if (encoded != null) {
            out.attribute("Encoded", "true");
        }
        out.text(encoded == null ? located.path() : encoded).close("Path");
        out.element("FileId", Long.toUnsignedString(handle.node()))
                .element(
                        "ParentId",
                        Long.toUnsignedString(tree.node(handle.node()).head().parent()))
                .element("SessionId", client.session())
                .element("ClientIp", client.address());
        if (call.version().atLeast(ApiVersion.LISTS_HANDLE_CLIENTS)) {
            out.element("ClientName", client.name());
        }
        out.element("OpenTime", AzureDates.http(handle.opened()));
        if (call.version().atLeast(ApiVersion.LISTS_HANDLE_ACCESS)) {
            out.open("AccessRightList");
            EnumSet<SmbAccess> access = EnumSet.noneOf(SmbAccess.class);
            access.addAll(handle.how().access());
            access.forEach(right -> out.element("AccessRight", right.word()));
            out.close("AccessRightList");
        }
        out.close("Handle");
    }

    static Reception forceClose(FileCall call) {
        call.requireNoBody();
        String id = call.header(HANDLE_ID);
        if (id == null) {
            throw AzureException.missingHeader(HANDLE_ID);
        }
        if (!id.equals(ALL) && Decimal.parseLong(id) < 0) {
            throw AzureException.invalidHeader(HANDLE_ID, id);
        }
        boolean recursive = call.isTrue(RECURSIVE);
        int closed = Nodes.update(call, share -> {
            List<OpenHandle> closing = located(call, share, recursive).stream()
                    .map(Located::handle)
                    .filter(handle -> id.equals(ALL) || id.equals(Long.toString(handle.id())))
                    .toList();
            return new Changed<>(Handles.close(share, closing), closing.size());
        });
        Response response = Response.of(200).header("x-ms-number-of-handles-closed", Integer.toString(closed));
        // Recorded answers of before know no failures.
        return call.version().atLeast(ApiVersion.SHARE_LEASES)
                ? response.header("x-ms-number-of-handles-failed", "0")
                : response;
    }
}
