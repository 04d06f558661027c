package org.elasto.client.blob;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.elasto.client.ByteRange;
import org.elasto.client.LeaseState;
import org.elasto.client.azure.AzureDates;
import org.elasto.client.azure.AzureEncoding;
import org.elasto.client.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** The documents of Azure Blob, to records and from them. */
final class BlobXml {

    private BlobXml() {}

    static ListContainersResult listContainers(XmlElement document) {
        XmlElement root = document.expect("EnumerationResults");
        List<ContainerInfo> containers = new ArrayList<>();
        for (XmlElement container : within(root, "Containers")) {
            XmlElement properties = properties(container);
            containers.add(new ContainerInfo(
                    container.required("Name"),
                    bare(properties.text("Etag")),
                    AzureDates.read(properties.text("Last-Modified")),
                    lease(properties.text("LeaseState")),
                    metadata(container)));
        }
        return new ListContainersResult(containers, root.text("NextMarker"));
    }

    static ListBlobsResult listBlobs(XmlElement document) {
        XmlElement root = document.expect("EnumerationResults");
        List<ListBlobsResult.Entry> entries = new ArrayList<>();
        for (XmlElement entry : within(root, "Blobs")) {
            BlobInfo info = entry.name().equals("Blob") ? blob(entry) : null;
            entries.add(new ListBlobsResult.Entry(name(entry), info));
        }
        return new ListBlobsResult(entries, root.text("NextMarker"));
    }

    /** What XML cannot carry is percent-encoded, and marked so. */
    private static String name(XmlElement entry) {
        XmlElement name = entry.child("Name");
        if (name == null) {
            throw XmlElement.malformed(entry.name() + " without Name");
        }
        return "true".equals(name.attribute("Encoded")) ? AzureEncoding.decode(name.text()) : name.text();
    }

    private static BlobInfo blob(XmlElement blob) {
        XmlElement properties = properties(blob);
        BlobHeaders headers = new BlobHeaders(
                properties.text("Content-Type"),
                properties.text("Content-Encoding"),
                properties.text("Content-Language"),
                properties.text("Content-Disposition"),
                properties.text("Cache-Control"),
                metadata(blob));
        return new BlobInfo(
                BlobType.of(properties.text("BlobType")),
                properties.number("Content-Length", 0),
                bare(properties.text("Etag")),
                AzureDates.read(properties.text("Last-Modified")),
                headers,
                lease(properties.text("LeaseState")),
                properties.number("x-ms-blob-sequence-number", 0),
                properties.text("Content-MD5"));
    }

    private static XmlElement properties(XmlElement entry) {
        XmlElement properties = entry.child("Properties");
        if (properties == null) {
            throw XmlElement.malformed(entry.name() + " without Properties");
        }
        return properties;
    }

    private static Map<String, String> metadata(XmlElement entry) {
        Map<String, String> metadata = new HashMap<>();
        for (XmlElement pair : within(entry, "Metadata")) {
            metadata.put(pair.name().toLowerCase(Locale.ROOT), pair.text());
        }
        return metadata;
    }

    private static List<XmlElement> within(XmlElement root, String list) {
        XmlElement found = root.child(list);
        return found == null ? List.of() : found.children();
    }

    /** An ETag without its quotes, which some answers leave out. */
    static @Nullable String bare(@Nullable String etag) {
        boolean quoted = etag != null && etag.length() >= 2 && etag.startsWith("\"") && etag.endsWith("\"");
        return quoted && etag != null ? etag.substring(1, etag.length() - 1) : etag;
    }

    /** Null for none, or for one that we do not know. */
    static @Nullable LeaseState lease(@Nullable String text) {
        for (LeaseState state : LeaseState.values()) {
            if (state.name().equalsIgnoreCase(text)) {
                return state;
            }
        }
        return null;
    }

    /** The list to commit. */
    static byte[] blockList(List<ListedBlock> blocks) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>");
        for (ListedBlock block : blocks) {
            String kind = block.committed() ? "Committed" : "Uncommitted";
            // Base64 needs no escaping.
            out.append('<').append(kind).append('>').append(block.id());
            out.append("</").append(kind).append('>');
        }
        return out.append("</BlockList>").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The committed blocks, in their order. */
    static List<Block> committedBlocks(XmlElement document) {
        List<Block> blocks = new ArrayList<>();
        for (XmlElement block : within(document.expect("BlockList"), "CommittedBlocks")) {
            String id = block.required("Name");
            requireId(id);
            blocks.add(new Block(id, block.number("Size", 0)));
        }
        return blocks;
    }

    private static void requireId(String id) {
        try {
            Base64.getDecoder().decode(id);
        } catch (IllegalArgumentException e) {
            throw XmlElement.malformed("the block id " + id);
        }
    }

    static PageRangesResult pageRanges(XmlElement document) {
        XmlElement root = document.expect("PageList");
        List<ByteRange> written = new ArrayList<>();
        List<ByteRange> cleared = new ArrayList<>();
        for (XmlElement range : root.children()) {
            if (range.name().equals("PageRange")) {
                written.add(range(range));
            } else if (range.name().equals("ClearRange")) {
                cleared.add(range(range));
            }
        }
        return new PageRangesResult(written, cleared, root.text("NextMarker"));
    }

    private static ByteRange range(XmlElement range) {
        long start = range.number("Start", -1);
        long end = range.number("End", -1);
        if (start < 0 || end < start) {
            throw XmlElement.malformed("a range from " + start + " to " + end);
        }
        return new ByteRange(start, end - start + 1);
    }
}
