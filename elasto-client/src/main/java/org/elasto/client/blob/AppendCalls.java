package org.elasto.client.blob;

import org.elasto.client.ByteRange;
import org.elasto.client.ChecksumMode;
import org.elasto.client.azure.AzureExchange;
import org.elasto.client.azure.AzureRequest;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.ContentMd5;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/** The operations on append blobs. Thread-safe. */
final class AppendCalls {

    private final AzureExchange exchange;
    private final BlobCalls blobs;
    private final ChecksumMode checksum;

    AppendCalls(AzureExchange exchange, BlobCalls blobs, ChecksumMode checksum) {
        this.exchange = exchange;
        this.blobs = blobs;
        this.checksum = checksum;
    }

    WrittenBlob create(BlobRef blob, ContentHeaders headers, BlobConditions conditions) {
        AzureRequest request = new AzureRequest("PutBlob", "PUT", blob.path())
                .header("x-ms-blob-type", BlobType.APPEND.word())
                .unsafe(true);
        conditions.fill(headers.fill(request, "x-ms-blob-"));
        return exchange.resolve(() -> BlobAnswers.written(exchange.send(request)), () -> {
            BlobInfo there = blobs.now(blob);
            // Created without a condition it replaces what is there, which must not happen to what was appended since.
            boolean ours = there != null
                    && there.type() == BlobType.APPEND
                    && there.headers().metadata().equals(headers.metadata())
                    && (conditions.ifNoneMatch() != null || there.size() == 0);
            return ours && there != null ? new WrittenBlob(there.etag(), 0) : null;
        });
    }

    /**
     * The position makes it safe: at one position one block is appended, so what is there then is ours or is not, and a
     * second try of ours is refused if the first came through.
     */
    WrittenBlob append(BlobRef blob, long position, RequestBody content, @Nullable String leaseId) {
        AzureRequest request = new AzureRequest("AppendBlock", "PUT", blob.path())
                .query("comp", "appendblock")
                .header("x-ms-blob-condition-appendpos", Long.toString(position))
                .header("x-ms-lease-id", leaseId)
                .header("Content-MD5", ContentMd5.of(content, checksum))
                .body(content)
                .unsafe(true);
        ByteRange range = new ByteRange(position, content.length());
        return exchange.resolve(() -> BlobAnswers.written(exchange.send(request)), () -> {
            BlobInfo there = blobs.now(blob);
            return there == null || there.size() < range.end() || !content.repeatable()
                    ? null
                    : blobs.holds(blob, range, content);
        });
    }
}
