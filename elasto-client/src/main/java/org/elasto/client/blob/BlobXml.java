package org.elasto.client.blob;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.elasto.client.ByteRange;
import org.elasto.client.azure.AzureAnswers;
import org.elasto.client.azure.AzureDates;
import org.elasto.client.azure.AzureXml;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.xml.XmlElement;

/** The documents of Azure Blob, to records and from them. */
final class BlobXml {

    private BlobXml() {}

    static ListContainersResult listContainers(XmlElement document) {
        XmlElement root = document.expect("EnumerationResults");
        List<ContainerInfo> containers = new ArrayList<>();
        for (XmlElement container : AzureXml.within(root, "Containers")) {
            XmlElement properties = AzureXml.properties(container);
            containers.add(new ContainerInfo(
                    container.required("Name"),
                    AzureAnswers.bare(properties.text("Etag")),
                    AzureDates.read(properties.text("Last-Modified")),
                    AzureAnswers.lease(properties.text("LeaseState")),
                    AzureXml.metadata(container)));
        }
        return new ListContainersResult(containers, root.text("NextMarker"));
    }

    static ListBlobsResult listBlobs(XmlElement document) {
        XmlElement root = document.expect("EnumerationResults");
        List<ListBlobsResult.Entry> entries = new ArrayList<>();
        for (XmlElement entry : AzureXml.within(root, "Blobs")) {
            BlobInfo info = entry.name().equals("Blob") ? blob(entry) : null;
            entries.add(new ListBlobsResult.Entry(
                    AzureXml.name(entry), info, entry.text("Snapshot"), entry.truth("IsCurrentVersion")));
        }
        return new ListBlobsResult(entries, root.text("NextMarker"));
    }

    private static BlobInfo blob(XmlElement blob) {
        XmlElement properties = AzureXml.properties(blob);
        ContentHeaders headers = new ContentHeaders(
                properties.text("Content-Type"),
                properties.text("Content-Encoding"),
                properties.text("Content-Language"),
                properties.text("Content-Disposition"),
                properties.text("Cache-Control"),
                AzureXml.metadata(blob));
        return new BlobInfo(
                BlobType.of(properties.text("BlobType")),
                properties.number("Content-Length", 0),
                AzureAnswers.bare(properties.text("Etag")),
                AzureDates.read(properties.text("Last-Modified")),
                headers,
                AzureAnswers.lease(properties.text("LeaseState")),
                properties.number("x-ms-blob-sequence-number", 0),
                properties.text("Content-MD5"),
                properties.text("AccessTier"),
                blob.text("VersionId"));
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

    /**
     * The blocks of one kind; those that are committed in their order.
     *
     * @param kind {@code CommittedBlocks} or {@code UncommittedBlocks}
     */
    static List<Block> blocks(XmlElement document, String kind) {
        List<Block> blocks = new ArrayList<>();
        for (XmlElement block : AzureXml.within(document.expect("BlockList"), kind)) {
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
                written.add(AzureXml.range(range));
            } else if (range.name().equals("ClearRange")) {
                cleared.add(AzureXml.range(range));
            }
        }
        return new PageRangesResult(written, cleared, root.text("NextMarker"));
    }
}
