package org.elasto.client.blob;

import java.util.List;
import java.util.Objects;
import org.elasto.client.ByteRange;
import org.elasto.client.ChecksumMode;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureExchange;
import org.elasto.client.azure.AzureRequest;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.ContentMd5;
import org.elasto.client.azure.ForeignUrl;
import org.elasto.client.azure.SourceUrls;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/** The operations on block blobs. Thread-safe. */
final class BlockCalls {

    private final AzureExchange exchange;
    private final BlobCalls blobs;
    private final SourceUrls urls;
    private final ChecksumMode checksum;

    BlockCalls(AzureExchange exchange, BlobCalls blobs, SourceUrls urls, ChecksumMode checksum) {
        this.exchange = exchange;
        this.blobs = blobs;
        this.urls = urls;
        this.checksum = checksum;
    }

    WrittenBlob put(BlobRef blob, RequestBody content, ContentHeaders headers, BlobConditions conditions) {
        String md5 = ContentMd5.of(content, checksum);
        AzureRequest request = new AzureRequest("PutBlob", "PUT", blob.path())
                .header("x-ms-blob-type", BlobType.BLOCK.word())
                .header("Content-MD5", md5)
                .body(content)
                .unsafe(conditions.judged());
        conditions.fill(headers.fill(request, "x-ms-blob-"));
        if (!conditions.judged()) {
            return BlobAnswers.written(exchange.send(request));
        }
        return exchange.resolve(() -> BlobAnswers.written(exchange.send(request)), () -> {
            BlobInfo there = blobs.now(blob);
            boolean ours = there != null
                    && there.type() == BlobType.BLOCK
                    && there.size() == content.length()
                    && !Objects.equals(there.etag(), conditions.ifMatch())
                    && there.headers().metadata().equals(headers.metadata())
                    && (content.length() == 0 || (md5 != null && md5.equals(there.contentMd5())));
            return ours && there != null ? new WrittenBlob(there.etag(), 0) : null;
        });
    }

    /** Twice has the effect of once: what the id names is replaced by the same. */
    void putBlock(BlobRef blob, String id, RequestBody content, @Nullable String leaseId) {
        exchange.send(block("PutBlock", blob, id, leaseId)
                .header("Content-MD5", ContentMd5.of(content, checksum))
                .body(content));
    }

    private static AzureRequest block(String operation, BlobRef blob, String id, @Nullable String leaseId) {
        return new AzureRequest(operation, "PUT", blob.path())
                .query("comp", "block")
                .query("blockid", id)
                .header("x-ms-lease-id", leaseId);
    }

    void putBlockFromUrl(BlobRef blob, String id, BlobUrl source, @Nullable String leaseId) {
        ByteRange range = source.range();
        AzureRequest request = block("PutBlockFromURL", blob, id, leaseId)
                .header("x-ms-source-range", range == null ? null : BlobCalls.header(range));
        exchange.send(source.fill(request, urls));
    }

    @Nullable
    String fetchBlock(BlobRef blob, String id, ForeignUrl source, @Nullable String leaseId) {
        return exchange.send(source.fill(block("PutBlockFromURL", blob, id, leaseId)))
                .headers()
                .first("x-ms-content-crc64");
    }

    /** A block that is not there, or not any more, makes the list invalid: then one looks whether the first try did it. */
    WrittenBlob putBlockList(
            BlobRef blob, List<ListedBlock> blocks, ContentHeaders headers, BlobConditions conditions) {
        RequestBody list = RequestBody.of(BlobXml.blockList(blocks));
        AzureRequest request = new AzureRequest("PutBlockList", "PUT", blob.path())
                .query("comp", "blocklist")
                .header("Content-MD5", ContentMd5.of(list, checksum))
                .body(list)
                .unsafe(true);
        conditions.fill(headers.fill(request, "x-ms-blob-"));
        return exchange.resolve(() -> BlobAnswers.written(exchange.send(request)), () -> {
            BlobInfo there = blobs.now(blob);
            if (there == null || Objects.equals(there.etag(), conditions.ifMatch())) {
                return null;
            }
            List<String> committed = committed(blob).stream().map(Block::id).toList();
            return committed.equals(blocks.stream().map(ListedBlock::id).toList())
                    ? new WrittenBlob(there.etag(), 0)
                    : null;
        });
    }

    private List<Block> committed(BlobRef blob) {
        return getBlockList(blob, BlobConditions.NONE);
    }

    List<Block> getBlockList(BlobRef blob, BlobConditions conditions) {
        AzureRequest request = conditions.fill(blockList(blob, "committed"));
        return blocks(request, "CommittedBlocks");
    }

    List<Block> uncommitted(BlobRef blob) {
        return blocks(blockList(blob, "uncommitted"), "UncommittedBlocks");
    }

    private static AzureRequest blockList(BlobRef blob, String type) {
        return new AzureRequest("GetBlockList", "GET", blob.path())
                .query("comp", "blocklist")
                .query("blocklisttype", type)
                .primaryOnly();
    }

    private List<Block> blocks(AzureRequest request, String kind) {
        try {
            return BlobXml.blocks(exchange.document(request), kind);
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }

    WrittenBlob putFromUrl(BlobRef blob, BlobUrl source, ContentHeaders headers, BlobConditions conditions) {
        AzureRequest request = new AzureRequest("PutBlobFromURL", "PUT", blob.path())
                .header("x-ms-blob-type", BlobType.BLOCK.word())
                .header("x-ms-copy-source-blob-properties", "false")
                .unsafe(conditions.judged());
        conditions.fill(headers.fill(source.fill(request, urls), "x-ms-blob-"));
        return exchange.resolve(() -> BlobAnswers.written(exchange.send(request)), () -> {
            BlobInfo there = conditions.judged() ? blobs.now(blob) : null;
            BlobInfo from = there == null ? null : blobs.now(source.blob());
            boolean ours = there != null
                    && from != null
                    && there.size() == from.size()
                    && !Objects.equals(there.etag(), conditions.ifMatch())
                    && there.contentMd5() != null
                    && there.contentMd5().equals(from.contentMd5());
            return ours && there != null ? new WrittenBlob(there.etag(), 0) : null;
        });
    }
}
