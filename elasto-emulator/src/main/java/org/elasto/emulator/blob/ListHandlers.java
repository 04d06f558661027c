package org.elasto.emulator.blob;

import org.elasto.emulator.azure.AzureQuery;
import org.elasto.emulator.azure.ListMarkers;
import org.elasto.emulator.azure.ListMarkers.BlobPlace;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Container;

/** Lists of blobs. */
final class ListHandlers {

    /** About what an entry takes. */
    private static final int ENTRY = 900;

    private ListHandlers() {}

    static Reception listBlobs(BlobCall call) {
        ListBlobsQuery query = ListBlobsQuery.of(call);
        Container container = Containers.require(call.context().store().world(), call.target());
        BlobWalk walk = new BlobWalk(container.entries(), query, call.context().now());
        XmlDocument out = new XmlDocument(512 + ENTRY * walk.page().size());
        out.open("EnumerationResults")
                .attribute("ServiceEndpoint", call.endpoint())
                .attribute("ContainerName", call.target().container());
        echo(out, call.query(), "Prefix", "Marker", "MaxResults", "Delimiter");
        out.open("Blobs");
        BlobElement element = new BlobElement(
                out, query.include(), call.version(), call.context().now());
        walk.page().forEach(element::write);
        out.close("Blobs");
        BlobPlace next = walk.next();
        return document(out.element("NextMarker", next == null ? "" : ListMarkers.blob(next)), "EnumerationResults");
    }

    /** Repeats the parameters that a list was asked for by; those that were not sent are left out. */
    static void echo(XmlDocument out, AzureQuery query, String... names) {
        for (String name : names) {
            String value = query.first(name);
            if (value != null) {
                out.element(name, value);
            }
        }
    }

    /** The answer that a document is, its root element still open. */
    static Response document(XmlDocument out, String root) {
        return Response.of(200)
                .header("Content-Type", "application/xml")
                .body(out.close(root).toBytes());
    }
}
