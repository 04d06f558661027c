package org.elasto.emulator.blob;

import org.elasto.emulator.azure.ListMarkers;
import org.elasto.emulator.azure.ListMarkers.BlobPlace;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.azure.front.Documents;
import org.elasto.emulator.http.Reception;
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
        Documents.echo(out, call.query(), "Prefix", "Marker", "MaxResults", "Delimiter");
        out.open("Blobs");
        BlobElement element = new BlobElement(
                out, query.include(), call.version(), call.context().now());
        walk.page().forEach(element::write);
        out.close("Blobs");
        BlobPlace next = walk.next();
        return Documents.answer(
                out.element("NextMarker", next == null ? "" : ListMarkers.blob(next)), "EnumerationResults");
    }
}
