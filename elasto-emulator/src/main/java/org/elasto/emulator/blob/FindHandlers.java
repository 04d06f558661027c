package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.ListMarkers;
import org.elasto.emulator.azure.ListMarkers.BlobPlace;
import org.elasto.emulator.azure.TagExpression;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.azure.front.Documents;
import org.elasto.emulator.azure.front.PageSize;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Entry;
import org.elasto.emulator.store.World;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** Finds blobs by their tags, in a container or all of an account. One use; not thread-safe. */
final class FindHandlers {

    private static final String WHERE = "where";

    /** What stands for the name of the container among tags. */
    private static final String CONTAINER = "@container";

    private final BlobCall call;
    private final TagExpression where;
    private final int limit;
    private final Instant now;
    private final List<Found> page = new ArrayList<>();
    private int seen;
    private @Nullable Place next;

    /** A blob whose tags fit. */
    private record Found(String container, String name, Map<String, String> tags) {}

    /** Where a page starts; both empty for the first. Markers are those of lists, with both joined by a slash. */
    private record Place(String container, String blob) {}

    private FindHandlers(BlobCall call) {
        this.call = call;
        this.where = where(call);
        this.limit = PageSize.of(call.query());
        this.now = call.context().now();
    }

    private static TagExpression where(BlobCall call) {
        String text = call.query().first(WHERE);
        if (text == null) {
            throw new AzureException(AzureError.MISSING_REQUIRED_QUERY_PARAMETER).with("QueryParameterName", WHERE);
        }
        TagExpression expression = TagExpression.parseSearch(text);
        if (expression == null) {
            throw AzureException.invalidParameter(WHERE, text);
        }
        return expression;
    }

    static Reception findInAccount(BlobCall call) {
        FindHandlers find = new FindHandlers(call);
        Place from = find.from();
        World world = call.context().store().world();
        TreePMap<String, Container> containers =
                world.containers(call.target().account().realm()).tailMap(from.container(), true);
        for (Map.Entry<String, Container> each : containers.entrySet()) {
            if (find.next != null) {
                break;
            }
            find.walk(each.getKey(), each.getValue(), each.getKey().equals(from.container()) ? from.blob() : "");
        }
        return find.answer();
    }

    static Reception findInContainer(BlobCall call) {
        FindHandlers find = new FindHandlers(call);
        Container container = Containers.require(call.context().store().world(), call.target());
        find.walk(call.target().container(), container, find.from().blob());
        return find.answer();
    }

    private Place from() {
        String marker = call.query().text("marker");
        String name = marker.isEmpty() ? "/" : ListMarkers.parseBlob(marker).name();
        int slash = name.indexOf('/');
        if (slash < 0) {
            throw AzureException.invalidParameter("marker", marker);
        }
        return new Place(name.substring(0, slash), name.substring(slash + 1));
    }

    private void walk(String name, Container container, String from) {
        TreePMap<String, Entry> entries = container.entries();
        TreePMap<String, Entry> rest = from.isEmpty() ? entries : entries.tailMap(from, true);
        for (Map.Entry<String, Entry> entry : rest.entrySet()) {
            Blob blob = ((BlobHistory) entry.getValue().attributes()).at(now).live();
            boolean fits = blob != null && !blob.tags().isEmpty() && fits(name, blob);
            if (seen++ == BlobWalk.FARTHEST || (fits && page.size() == limit)) {
                next = new Place(name, entry.getKey());
                return;
            }
            if (blob != null && fits) {
                page.add(new Found(name, entry.getKey(), blob.tags()));
            }
        }
    }

    private boolean fits(String container, Blob blob) {
        Map<String, String> tags = new TreeMap<>(blob.tags());
        tags.put(CONTAINER, container);
        return where.matches(tags);
    }

    private Reception answer() {
        XmlDocument out = new XmlDocument(512 + 256 * page.size())
                .open("EnumerationResults")
                .attribute("ServiceEndpoint", call.endpoint());
        if (!call.target().container().isEmpty()) {
            out.attribute("ContainerName", call.target().container());
        }
        out.element("Where", call.query().text(WHERE)).open("Blobs");
        for (Found found : page) {
            out.open("Blob");
            BlobElement.name(out, found.name(), call.version());
            out.element("ContainerName", found.container());
            Map<String, String> shown = new TreeMap<>(found.tags());
            shown.keySet().retainAll(where.names());
            TagsDocument.write(out, shown);
            out.close("Blob");
        }
        String marker = next == null ? "" : ListMarkers.blob(new BlobPlace(next.container() + '/' + next.blob(), ""));
        out.close("Blobs").element("NextMarker", marker);
        return Documents.answer(out, "EnumerationResults");
    }
}
