package org.elasto.client.blob;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.elasto.client.ByteRange;
import org.elasto.client.ChecksumMode;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureErrors;
import org.elasto.client.azure.AzureExchange;
import org.elasto.client.azure.AzureRequest;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.ContentMd5;
import org.elasto.client.azure.ForeignUrl;
import org.elasto.client.azure.SourceUrls;
import org.elasto.client.http.LostAnswer;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The operations on page blobs. A write of pages whose answer was lost may still be under way, and would undo what is
 * written after it. So before anything else the blob's sequence number is raised, which it then cannot pass any more;
 * then one looks whether it did come through. Thread-safe.
 */
final class PageCalls {

    private static final int MOST_FENCES = 8;

    private final AzureExchange exchange;
    private final BlobCalls blobs;
    private final SourceUrls urls;
    private final ChecksumMode checksum;

    PageCalls(AzureExchange exchange, BlobCalls blobs, SourceUrls urls, ChecksumMode checksum) {
        this.exchange = exchange;
        this.blobs = blobs;
        this.urls = urls;
        this.checksum = checksum;
    }

    WrittenBlob create(BlobRef blob, long size, ContentHeaders headers, BlobConditions conditions) {
        AzureRequest request = new AzureRequest("PutBlob", "PUT", blob.path())
                .header("x-ms-blob-type", BlobType.PAGE.word())
                .header("x-ms-blob-content-length", Long.toString(size))
                .unsafe(conditions.judged());
        conditions.fill(headers.fill(request, "x-ms-blob-"));
        return exchange.resolve(() -> BlobAnswers.written(exchange.send(request)), () -> {
            BlobInfo there = conditions.judged() ? blobs.now(blob) : null;
            boolean ours = there != null
                    && there.type() == BlobType.PAGE
                    && there.size() == size
                    && !Objects.equals(there.etag(), conditions.ifMatch())
                    && there.headers().metadata().equals(headers.metadata());
            return ours && there != null ? new WrittenBlob(there.etag(), there.sequenceNumber()) : null;
        });
    }

    private static AzureRequest page(String operation, BlobRef blob, String write, ByteRange range) {
        return new AzureRequest(operation, "PUT", blob.path())
                .query("comp", "page")
                .header("x-ms-page-write", write)
                .header("x-ms-range", BlobCalls.header(range))
                .unsafe(true);
    }

    WrittenBlob put(BlobRef blob, long offset, RequestBody content, PageConditions conditions) {
        ByteRange range = new ByteRange(offset, content.length());
        String md5 = ContentMd5.of(content, checksum);
        return fenced(
                blob,
                conditions,
                () -> conditions.fill(page("PutPage", blob, "update", range)
                        .header("Content-MD5", md5)
                        .body(content)),
                () -> blobs.holds(blob, range, content));
    }

    WrittenBlob clear(BlobRef blob, ByteRange range, PageConditions conditions) {
        return fenced(
                blob,
                conditions,
                () -> conditions.fill(page("PutPage", blob, "clear", range)),
                () -> ranges(blob, range, null, null).written().isEmpty() ? written(blob) : null);
    }

    /** Where nothing tells whether it was done it is done again: after the fence that harms nobody who waits for us. */
    WrittenBlob putFromUrl(BlobRef blob, long offset, BlobUrl source, PageConditions conditions) {
        ByteRange from = Objects.requireNonNull(source.range());
        ByteRange range = new ByteRange(offset, from.length());
        return fenced(
                blob,
                conditions,
                () -> conditions.fill(source.fill(
                        page("PutPageFromURL", blob, "update", range)
                                .header("x-ms-source-range", BlobCalls.header(from)),
                        urls)),
                () -> null);
    }

    WrittenBlob fetch(BlobRef blob, long offset, ForeignUrl source, PageConditions conditions) {
        ByteRange range = new ByteRange(offset, source.range().length());
        return fenced(
                blob,
                conditions,
                () -> conditions.fill(source.fill(page("PutPageFromURL", blob, "update", range))),
                () -> null);
    }

    /** Sends a write of pages until it is known what became of it. */
    private WrittenBlob fenced(
            BlobRef blob,
            PageConditions conditions,
            Supplier<AzureRequest> request,
            LostAnswer.Look<WrittenBlob> look) {
        for (int fences = 0; ; fences++) {
            long fence = conditions.fence().get();
            try {
                return exchange.resolve(() -> BlobAnswers.written(exchange.send(request.get())), () -> {
                    raise(blob, conditions);
                    return look.look();
                });
            } catch (StorageException e) {
                boolean passed = AzureErrors.hasCode(e, "SequenceNumberConditionNotMet");
                if (!passed || fences == MOST_FENCES) {
                    throw e;
                }
                // Somebody else raised it; nothing was written.
                BlobInfo now = blobs.now(blob);
                if (now == null || now.sequenceNumber() <= fence) {
                    throw e;
                }
                conditions.fence().accumulateAndGet(now.sequenceNumber(), Math::max);
            }
        }
    }

    private void raise(BlobRef blob, PageConditions conditions) {
        AtomicLong fence = conditions.fence();
        long next = fence.get() + 1;
        AzureRequest request = new AzureRequest("SetBlobProperties", "PUT", blob.path())
                .query("comp", "properties")
                .header("x-ms-sequence-number-action", "max")
                .header("x-ms-blob-sequence-number", Long.toString(next))
                .header("x-ms-lease-id", conditions.leaseId());
        WrittenBlob raised = BlobAnswers.written(exchange.send(request));
        fence.accumulateAndGet(Math.max(next, raised.sequenceNumber()), Math::max);
    }

    private @Nullable WrittenBlob written(BlobRef blob) {
        BlobInfo now = blobs.now(blob);
        return now == null ? null : new WrittenBlob(now.etag(), now.sequenceNumber());
    }

    PageRangesResult ranges(
            BlobRef blob, @Nullable ByteRange range, @Nullable String previousSnapshot, @Nullable String marker) {
        AzureRequest request = new AzureRequest("GetPageRanges", "GET", blob.path())
                .query("comp", "pagelist")
                .query("prevsnapshot", previousSnapshot)
                .query("marker", marker)
                .header("x-ms-range", range == null ? null : BlobCalls.header(range))
                .primaryOnly();
        return BlobXml.pageRanges(exchange.document(request));
    }

    WrittenBlob resize(BlobRef blob, long size, BlobConditions conditions) {
        AzureRequest request = new AzureRequest("SetBlobProperties", "PUT", blob.path())
                .query("comp", "properties")
                .header("x-ms-blob-content-length", Long.toString(size))
                .unsafe(conditions.judged());
        conditions.fill(request);
        return exchange.resolve(() -> BlobAnswers.written(exchange.send(request)), () -> {
            BlobInfo now = conditions.judged() ? blobs.now(blob) : null;
            boolean done = now != null && now.size() == size && !Objects.equals(now.etag(), conditions.ifMatch());
            return done && now != null ? new WrittenBlob(now.etag(), now.sequenceNumber()) : null;
        });
    }
}
