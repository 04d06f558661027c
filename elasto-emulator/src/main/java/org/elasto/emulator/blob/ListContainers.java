package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.ListMarkers;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.azure.front.ContainerWalk;
import org.elasto.emulator.azure.front.DeletedContainers;
import org.elasto.emulator.azure.front.Deletion;
import org.elasto.emulator.azure.front.Documents;
import org.elasto.emulator.azure.front.PageSize;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.store.Container;

/** The list of an account's containers. */
final class ListContainers {

    /** Containers that show only where they are asked for. */
    private static final List<String> SYSTEM = List.of("$logs", "$blobchangefeed");

    /** About what an entry takes. */
    private static final int ENTRY = 400;

    private final BlobCall call;
    private final Include include;
    private final Instant now;

    /** What is shown beside containers and their properties. */
    private record Include(boolean metadata, boolean deleted, boolean system) {

        /** @throws AzureException InvalidQueryParameterValue */
        static Include of(String text) {
            boolean metadata = false;
            boolean deleted = false;
            boolean system = false;
            for (String word : text.split(",", -1)) {
                metadata |= word.equalsIgnoreCase("metadata");
                deleted |= word.equalsIgnoreCase("deleted");
                system |= word.equalsIgnoreCase("system");
                boolean known = word.isEmpty()
                        || List.of("metadata", "deleted", "system").stream().anyMatch(word::equalsIgnoreCase);
                if (!known) {
                    throw AzureException.invalidParameter("include", text);
                }
            }
            return new Include(metadata, deleted, system);
        }
    }

    private ListContainers(BlobCall call) {
        this.call = call;
        this.include = Include.of(call.query().text("include"));
        this.now = call.context().now();
    }

    static Reception listContainers(BlobCall call) {
        return new ListContainers(call).answer();
    }

    private Reception answer() {
        int limit = PageSize.of(call.query());
        NavigableMap<String, Container> page = walk().page(from(), limit + 1);
        String next = page.size() > limit ? page.lastKey() : null;
        if (next != null) {
            page.remove(next);
        }
        XmlDocument out = new XmlDocument(512 + ENTRY * page.size());
        out.open("EnumerationResults").attribute("ServiceEndpoint", call.endpoint());
        Documents.echo(out, call.query(), "Prefix", "Marker", "MaxResults");
        out.open("Containers");
        page.forEach((key, container) -> write(out, key, Containers.state(container)));
        out.close("Containers");
        out.element(
                "NextMarker",
                next == null
                        ? ""
                        : ListMarkers.container(call.target().account().name(), next));
        return Documents.answer(out, "EnumerationResults");
    }

    private String from() {
        String marker = call.query().text("marker");
        return marker.isEmpty()
                ? ""
                : ListMarkers.parseContainer(call.target().account().name(), marker);
    }

    private ContainerWalk walk() {
        BlobAccount account = call.target().account();
        return new ContainerWalk(
                call.context().store().world(),
                account.realm(),
                call.query().text("prefix"),
                include.deleted() && account.containerRetentionDays() > 0,
                name -> include.system() || !SYSTEM.contains(name),
                now);
    }

    private void write(XmlDocument out, String key, ContainerState state) {
        Deletion deletion = state.deletion();
        out.open("Container").element("Name", deletion == null ? key : DeletedContainers.name(key));
        if (deletion != null) {
            out.element("Version", deletion.version()).element("Deleted", "true");
        }
        properties(out, state);
        if (include.metadata()) {
            state.metadata().write(out);
        }
        out.close("Container");
    }

    private void properties(XmlDocument out, ContainerState state) {
        out.open("Properties")
                .element("Last-Modified", state.etag().lastModified())
                .element("Etag", state.etag().quoted())
                .element("LeaseStatus", state.lease().state(now).status())
                .element("LeaseState", state.lease().state(now).word());
        String duration = state.lease().durationWord(now);
        if (duration != null) {
            out.element("LeaseDuration", duration);
        }
        if (state.publicAccess().word() != null) {
            out.element("PublicAccess", state.publicAccess().word());
        }
        if (call.version().atLeast(ApiVersion.ENCRYPTION_SCOPES)) {
            out.element("DefaultEncryptionScope", state.scopeOrDefault())
                    .element("DenyEncryptionScopeOverride", Boolean.toString(state.scopeFixed()));
        }
        out.element("HasImmutabilityPolicy", "false").element("HasLegalHold", "false");
        if (state.deletion() != null) {
            out.element("DeletedTime", AzureDates.http(state.deletion().at()))
                    .element(
                            "RemainingRetentionDays",
                            Long.toString(state.deletion().daysLeft(now)));
        }
        out.close("Properties");
    }
}
