package org.elasto.emulator.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.LeaseState;
import org.elasto.emulator.azure.ListMarkers;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.azure.front.ContainerWalk;
import org.elasto.emulator.azure.front.DeletedContainers;
import org.elasto.emulator.azure.front.Deletion;
import org.elasto.emulator.azure.front.Documents;
import org.elasto.emulator.azure.front.PageSize;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.store.Container;
import org.jspecify.annotations.Nullable;

/** The list of an account's shares, each behind its snapshots. */
final class ListShares {

    /** About what an entry takes. */
    private static final int ENTRY = 500;

    /** In markers, between a share and the snapshot with which a page starts; no name has one. */
    private static final char SNAPSHOT = '/';

    /** What stands there for the share itself, behind all its snapshots. */
    private static final String BASE = "9999-12-31T23:59:59.9999999Z";

    private final FileCall call;
    private final Include include;
    private final Instant now;

    /** What is shown beside shares and their properties. */
    private record Include(boolean metadata, boolean snapshots, boolean deleted) {

        private static final List<String> WORDS = List.of("metadata", "snapshots", "deleted");

        /** @throws AzureException InvalidQueryParameterValue */
        static Include of(String text) {
            boolean[] given = new boolean[WORDS.size()];
            for (String word : text.split(",", -1)) {
                int known = indexOf(word.strip());
                if (known >= 0) {
                    given[known] = true;
                } else if (!word.isBlank()) {
                    throw AzureException.invalidParameter("include", text);
                }
            }
            return new Include(given[0], given[1], given[2]);
        }

        private static int indexOf(String word) {
            for (int i = 0; i < WORDS.size(); i++) {
                if (WORDS.get(i).equalsIgnoreCase(word)) {
                    return i;
                }
            }
            return -1;
        }
    }

    /**
     * A share, or a snapshot of one.
     *
     * @param key of the share in its realm: the name, for what is deleted with the version behind
     * @param snapshot empty for the share itself
     */
    private record Item(
            String key,
            String snapshot,
            ShareProperties properties,
            @Nullable Deletion deletion) {

        /** Where a page starts that starts with it. */
        String place(boolean withSnapshots) {
            return withSnapshots ? key + SNAPSHOT + (snapshot.isEmpty() ? BASE : snapshot) : key;
        }
    }

    private ListShares(FileCall call) {
        this.call = call;
        this.include = Include.of(call.query().text("include"));
        this.now = call.context().now();
    }

    static Reception listShares(FileCall call) {
        return new ListShares(call).answer();
    }

    private Reception answer() {
        int limit = PageSize.of(call.query());
        List<Item> page = page(limit + 1);
        Item next = page.size() > limit ? page.remove(limit) : null;
        XmlDocument out = new XmlDocument(512 + ENTRY * page.size());
        out.open("EnumerationResults").attribute("ServiceEndpoint", call.endpoint());
        Documents.echo(out, call.query(), "Prefix", "Marker", "MaxResults");
        out.open("Shares");
        page.forEach(item -> write(out, item));
        out.close("Shares");
        String account = call.target().account().name();
        out.element("NextMarker", next == null ? "" : ListMarkers.container(account, next.place(include.snapshots())));
        return Documents.answer(out, "EnumerationResults");
    }

    private List<Item> page(int limit) {
        String marker = call.query().text("marker");
        FileAccount account = call.target().account();
        String place = marker.isEmpty() ? "" : ListMarkers.parseContainer(account.name(), marker);
        int slash = place.indexOf(SNAPSHOT);
        String from = slash < 0 ? place : place.substring(0, slash);
        String snapshot = slash < 0 ? "" : place.substring(slash + 1);
        ContainerWalk walk = new ContainerWalk(
                call.context().store().world(),
                account.realm(),
                call.query().text("prefix"),
                include.deleted() && call.version().atLeast(ApiVersion.SHARE_TIERS),
                name -> true,
                now);
        List<Item> page = new ArrayList<>();
        for (Map.Entry<String, Container> each : walk.page(from, limit).entrySet()) {
            String start = each.getKey().equals(from) ? snapshot : "";
            collect(each.getKey(), (ShareState) each.getValue().attributes(), start, page);
            if (page.size() >= limit) {
                break;
            }
        }
        return page.size() > limit ? new ArrayList<>(page.subList(0, limit)) : page;
    }

    private void collect(String key, ShareState share, String from, List<Item> page) {
        if (include.snapshots() && share.deletion() == null) {
            share.snapshots()
                    .tailMap(from, true)
                    .forEach((id, snapshot) -> page.add(new Item(key, id, snapshot.properties(), null)));
        }
        page.add(new Item(key, "", share.properties(), share.deletion()));
    }

    private void write(XmlDocument out, Item item) {
        Deletion deletion = item.deletion();
        out.open("Share").element("Name", deletion == null ? item.key() : DeletedContainers.name(item.key()));
        if (!item.snapshot().isEmpty()) {
            out.element("Snapshot", item.snapshot());
        }
        if (deletion != null) {
            out.element("Version", deletion.version()).element("Deleted", "true");
        }
        properties(out, item);
        if (include.metadata()) {
            item.properties().metadata().write(out);
        }
        out.close("Share");
    }

    private void properties(XmlDocument out, Item item) {
        ShareProperties share = item.properties();
        out.open("Properties")
                .element("Last-Modified", share.etag().lastModified())
                .element("Etag", share.etag().quoted());
        ShareTrait.write(out, ShareTrait.of(share.settings(), call.version()));
        if (call.version().atLeast(ApiVersion.SHARE_LEASES)) {
            LeaseState state = share.lease().state(now);
            out.element("LeaseStatus", state.status()).element("LeaseState", state.word());
            String duration = share.lease().durationWord(now);
            if (duration != null) {
                out.element("LeaseDuration", duration);
            }
        }
        Deletion deletion = item.deletion();
        if (deletion != null) {
            out.element("DeletedTime", AzureDates.http(deletion.at()))
                    .element("RemainingRetentionDays", Long.toString(deletion.daysLeft(now)));
        }
        out.close("Properties");
    }
}
