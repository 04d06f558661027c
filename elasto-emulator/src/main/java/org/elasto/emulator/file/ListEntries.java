package org.elasto.emulator.file;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.BlobNames;
import org.elasto.emulator.azure.ListMarkers;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.azure.front.Documents;
import org.elasto.emulator.azure.front.PageSize;
import org.elasto.emulator.http.Reception;
import org.jspecify.annotations.Nullable;
import org.pcollections.MapPSet;

/** List Directories and Files: one level of a tree, in the order of the names. */
final class ListEntries {

    private static final Set<String> INCLUDES = Set.of("timestamps", "etag", "attributes", "permissionkey");

    /** About what an entry takes. */
    private static final int ENTRY = 200;

    private final FileCall call;
    private final Set<String> include;
    private final boolean ids;

    private ListEntries(FileCall call) {
        this.call = call;
        this.include = include(call);
        boolean extended = call.version().atLeast(ApiVersion.EXTENDED_FILE_LISTS)
                && (!include.isEmpty() || call.isTrue("x-ms-file-extended-info"));
        this.ids = extended || call.version().atLeast(ApiVersion.LISTS_FILE_IDS);
    }

    private static Set<String> include(FileCall call) {
        Set<String> include = new TreeSet<>();
        String text = call.query().text("include");
        int from = 0;
        while (from < text.length()) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            String word = text.substring(from, to).strip().toLowerCase(Locale.ROOT);
            if (!INCLUDES.contains(word)) {
                throw AzureException.invalidParameter("include", text);
            }
            include.add(word);
            from = to + 1;
        }
        return include;
    }

    static Reception list(FileCall call) {
        return new ListEntries(call).answer();
    }

    private Reception answer() {
        int limit = PageSize.of(call.query());
        ShareState share = Nodes.view(call);
        FileTree tree = share.tree();
        DirectoryNode directory = Nodes.directory(call, share);
        String prefix = tree.key(call.query().text("prefix"));
        String marker = call.query().text("marker");
        String from = marker.isEmpty() ? "" : tree.key(ListMarkers.parseFile(marker));
        XmlDocument out = new XmlDocument(
                512 + ENTRY * Math.min(limit, directory.entries().size()));
        head(out, directory);
        String next = null;
        int taken = 0;
        out.open("Entries");
        // What SMB clients have marked for deletion is not listed, though it is still there.
        MapPSet<Long> hidden = share.handles().doomed();
        for (Map.Entry<String, DirectoryEntry> each : directory
                .entries()
                .tailMap(from.compareTo(prefix) < 0 ? prefix : from, true)
                .entrySet()) {
            if (!each.getKey().startsWith(prefix)) {
                break;
            }
            if (hidden.contains(each.getValue().id())) {
                continue;
            }
            if (taken++ == limit) {
                next = each.getValue().name();
                break;
            }
            write(out, each.getValue().name(), tree.node(each.getValue().id()));
        }
        out.close("Entries").element("NextMarker", next == null ? "" : ListMarkers.file(next));
        return Documents.answer(out, "EnumerationResults");
    }

    private void head(XmlDocument out, DirectoryNode directory) {
        FileTarget target = call.target();
        out.open("EnumerationResults")
                .attribute("ServiceEndpoint", call.endpoint())
                .attribute("ShareName", target.share());
        if (target.isPast()) {
            out.attribute("ShareSnapshot", target.snapshot());
        }
        String path = target.file().toString();
        String encoded = encoded(path);
        out.attribute("DirectoryPath", encoded == null ? path : encoded);
        if (encoded != null) {
            out.attribute("Encoded", "true");
        }
        Documents.echo(out, call.query(), "Prefix", "Marker", "MaxResults");
        if (ids) {
            out.element("DirectoryId", Long.toUnsignedString(directory.id()));
        }
    }

    private void write(XmlDocument out, String name, Node node) {
        String kind = node instanceof DirectoryNode ? "Directory" : "File";
        out.open(kind);
        if (ids) {
            out.element("FileId", Long.toUnsignedString(node.id()));
        }
        String encoded = encoded(name);
        out.open("Name");
        if (encoded != null) {
            out.attribute("Encoded", "true");
        }
        out.text(encoded == null ? name : encoded).close("Name");
        out.open("Properties");
        if (!(node instanceof DirectoryNode)) {
            long length = node instanceof FileNode file ? file.length() : 0;
            out.element("Content-Length", Long.toString(length));
        }
        if (include.contains("timestamps")) {
            times(out, node);
        }
        if (include.contains("etag")) {
            out.element("Etag", node.etag().quoted());
        }
        out.close("Properties");
        if (include.contains("attributes")) {
            out.element("Attributes", node.smb().attributes().toString());
        }
        if (include.contains("permissionkey")) {
            out.element("PermissionKey", node.smb().permissionKey());
        }
        out.close(kind);
    }

    private void times(XmlDocument out, Node node) {
        SmbProperties smb = node.smb();
        out.element("CreationTime", AzureDates.iso(smb.creation()))
                .element("LastAccessTime", AzureDates.iso(smb.lastWrite()))
                .element("LastWriteTime", AzureDates.iso(smb.lastWrite()));
        if (call.version().atLeast(ApiVersion.LISTS_CHANGE_TIMES)) {
            out.element("ChangeTime", AzureDates.iso(smb.change()))
                    .element("Last-Modified", node.etag().lastModified());
        }
    }

    private @Nullable String encoded(String name) {
        return call.version().atLeast(ApiVersion.ENCODED_FILE_NAMES) ? BlobNames.encoded(name) : null;
    }
}
