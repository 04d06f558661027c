package org.elasto.emulator.blob;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.blob.BlockBody.Block;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Content;
import org.elasto.emulator.xml.XmlReader;

/** The documents of Put Block List and Get Block List. */
final class BlockList {

    private static final int MOST = 50_000;

    private BlockList() {}

    /** Where a block is to be looked for. */
    enum Place {
        COMMITTED,
        UNCOMMITTED,
        LATEST
    }

    /** A block that a list names. */
    record Item(Place place, String id) {}

    /** @throws AzureException InvalidXmlDocument, InvalidBlockId or BlockListTooLong */
    static List<Item> parse(Content document) {
        XmlReader xml = XmlReader.open(
                document.toByteArray(), "BlockList", () -> new AzureException(AzureError.INVALID_XML_DOCUMENT));
        List<Item> items = new ArrayList<>();
        for (String child = xml.child(); child != null; child = xml.child()) {
            Place place = switch (child) {
                case "Committed" -> Place.COMMITTED;
                case "Uncommitted" -> Place.UNCOMMITTED;
                case "Latest" -> Place.LATEST;
                default -> throw xml.malformed();
            };
            String id = xml.text().strip();
            if (!BlockIds.isId(id)) {
                throw new AzureException(AzureError.INVALID_BLOCK_ID);
            }
            if (items.size() == MOST) {
                throw new AzureException(AzureError.BLOCK_LIST_TOO_LONG);
            }
            items.add(new Item(place, id));
        }
        xml.end();
        return items;
    }

    /** @throws AzureException InvalidBlockList for a block that is not where it is looked for */
    static BlockBody assemble(List<Item> items, BlobHistory history) {
        Map<String, Content> committed = new HashMap<>();
        if (history.live() != null && history.live().body() instanceof BlockBody body) {
            body.blocks().forEach(block -> committed.put(block.id(), block.content()));
        }
        List<Block> blocks = new ArrayList<>(items.size());
        for (Item item : items) {
            Content staged =
                    item.place() == Place.COMMITTED ? null : history.staged().get(item.id());
            Content content = staged == null && item.place() != Place.UNCOMMITTED ? committed.get(item.id()) : staged;
            if (content == null) {
                throw new AzureException(AzureError.INVALID_BLOCK_LIST);
            }
            blocks.add(new Block(item.id(), content));
        }
        return BlockBody.of(blocks);
    }

    static Reception get(BlobCall call) {
        String type = call.query().text("blocklisttype").toLowerCase(Locale.ROOT);
        boolean committed = type.isEmpty() || type.equals("committed") || type.equals("all");
        boolean uncommitted = type.equals("uncommitted") || type.equals("all");
        if (!committed && !uncommitted) {
            throw AzureException.invalidParameter("blocklisttype", type);
        }
        ReadRules rules = ReadRules.of(call);
        Container container = Containers.require(call.context().store().world(), call.target());
        BlobHistory history =
                Blobs.history(container, call.target().blob(), call.context().now());
        Blob blob = call.target().isPast() || history.staged().isEmpty() ? Blobs.read(call) : history.live();
        if (blob != null) {
            rules.check(blob, call);
            if (!(blob.body() instanceof BlockBody)) {
                throw new AzureException(AzureError.INVALID_BLOB_TYPE);
            }
        }
        XmlDocument document = new XmlDocument(1024).open("BlockList");
        if (committed) {
            document.open("CommittedBlocks");
            if (blob != null && blob.body() instanceof BlockBody body) {
                body.blocks().forEach(block -> write(document, block.id(), block.content()));
            }
            document.close("CommittedBlocks");
        }
        if (uncommitted) {
            document.open("UncommittedBlocks");
            history.staged().forEach((id, content) -> write(document, id, content));
            document.close("UncommittedBlocks");
        }
        Response response = blob == null
                ? Response.of(200)
                : AzureCall.answer(200, blob.etag()).header("x-ms-blob-content-length", Long.toString(blob.length()));
        return response.header("Content-Type", "application/xml")
                .body(document.close("BlockList").toBytes());
    }

    private static void write(XmlDocument document, String id, Content content) {
        document.open("Block")
                .element("Name", id)
                .element("Size", Long.toString(content.length()))
                .close("Block");
    }
}
