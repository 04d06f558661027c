package org.elasto.emulator.blob;

import java.util.Locale;
import java.util.Set;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.AzureQuery;
import org.elasto.emulator.azure.ListMarkers;
import org.elasto.emulator.azure.ListMarkers.BlobPlace;
import org.elasto.emulator.azure.front.PageSize;
import org.elasto.emulator.store.Utf8Order;

/**
 * What a list of blobs is to hold. Immutable.
 *
 * @param prefix empty for all names
 * @param delimiter empty for a flat list
 * @param from where the page starts, that place included
 * @param limit of entries, prefixes among them
 */
record ListBlobsQuery(
        String prefix, String delimiter, BlobPlace from, int limit, Set<ListInclude> include, ShowOnly only) {

    /** Sorts before the id of any snapshot. */
    static final String FIRST = "0";

    /** The part of a list that is asked for. */
    enum ShowOnly {
        ALL,
        DELETED,
        FILES,
        DIRECTORIES;

        private static ShowOnly of(AzureQuery query) {
            String text = query.text("showonly");
            if (text.isEmpty()) {
                return ALL;
            }
            for (ShowOnly only : values()) {
                if (only != ALL && only.name().toLowerCase(Locale.ROOT).equalsIgnoreCase(text)) {
                    return only;
                }
            }
            throw AzureException.invalidParameter("showonly", text);
        }

        boolean shows(BlobItem item) {
            boolean prefix = item.kind() == BlobItem.Kind.PREFIX;
            return switch (this) {
                case ALL -> true;
                case DELETED -> prefix || item.isDeleted();
                case FILES -> !prefix;
                case DIRECTORIES -> prefix;
            };
        }
    }

    /** @throws AzureException for a parameter that is not what it should be */
    static ListBlobsQuery of(BlobCall call) {
        AzureQuery query = call.query();
        Set<ListInclude> include = ListInclude.of(query);
        ShowOnly only = ShowOnly.of(query);
        if (only == ShowOnly.DELETED) {
            include.add(ListInclude.DELETED);
        }
        String delimiter = query.text("delimiter");
        if (!delimiter.isEmpty()
                && include.contains(ListInclude.SNAPSHOTS)
                && !call.version().atLeast(ApiVersion.HIERARCHY_LISTS_SNAPSHOTS)) {
            throw AzureException.invalidParameter("include", query.text("include"));
        }
        return new ListBlobsQuery(query.text("prefix"), delimiter, from(query), PageSize.of(query), include, only);
    }

    private static BlobPlace from(AzureQuery query) {
        String marker = query.text("marker");
        BlobPlace start = new BlobPlace(query.text("startFrom"), FIRST);
        if (marker.isEmpty()) {
            return start;
        }
        BlobPlace place = ListMarkers.parseBlob(marker);
        return Utf8Order.INSTANCE.compare(place.name(), start.name()) < 0 ? start : place;
    }

    boolean includes(ListInclude what) {
        return include.contains(what);
    }
}
