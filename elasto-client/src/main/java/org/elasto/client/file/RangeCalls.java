package org.elasto.client.file;

import org.elasto.client.ByteRange;
import org.elasto.client.ChecksumMode;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.elasto.client.azure.AzureAnswers;
import org.elasto.client.azure.AzureExchange;
import org.elasto.client.azure.AzureRequest;
import org.elasto.client.azure.ContentMd5;
import org.elasto.client.azure.ForeignUrl;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.RequestBody;
import org.elasto.client.http.VerifiedBody;
import org.jspecify.annotations.Nullable;

/**
 * The operations on the ranges of files. A write whose answer was lost is sent again: it does the same once more. But the
 * first may still come late, behind what was written after it, and Azure Files has nothing to fence it off with.
 * Thread-safe.
 */
final class RangeCalls {

    /** The longest range of which the service tells a digest. */
    private static final long MOST_DIGESTED = 4L << 20;

    /** What the service calls content that arrives as something else than was sent. */
    private static final ServiceError DAMAGED = new ServiceError("GetFile", 206, "Md5Mismatch", null);

    private final AzureExchange exchange;
    private final FileCalls files;
    private final ChecksumMode checksum;

    RangeCalls(AzureExchange exchange, FileCalls files, ChecksumMode checksum) {
        this.exchange = exchange;
        this.files = files;
        this.checksum = checksum;
    }

    /** A file's own digest is only what somebody once said it was, so a digest is asked of the bytes themselves. */
    GetFileResult get(FileRef file, @Nullable ByteRange range) {
        AzureRequest request = FileRequests.file("GetFile", "GET", file);
        boolean digested = false;
        if (range != null) {
            if (range.length() == 0) {
                throw new StorageException(ErrorKind.INVALID_ARGUMENT, "an empty range cannot be asked for");
            }
            digested = checksum != ChecksumMode.OFF && range.length() <= MOST_DIGESTED;
            request.header("x-ms-range", header(range)).header("x-ms-range-get-content-md5", digested ? "true" : null);
        }
        HttpResponse response = exchange.open(request);
        boolean good = false;
        try {
            AzureAnswers.Content told = AzureAnswers.content(response, range);
            FileInfo info = FileAnswers.file(response.headers(), told.size());
            VerifiedBody.Content content =
                    new VerifiedBody.Content(file.toString(), told.range().length(), DAMAGED);
            String md5 =
                    digested && response.status() == 206 ? response.headers().first("Content-MD5") : null;
            VerifiedBody.Expected expected = md5 == null ? null : new VerifiedBody.Expected(ContentMd5.digest(), md5);
            VerifiedBody body = new VerifiedBody(response.body(), content, expected);
            GetFileResult result = new GetFileResult(info, told.range(), body, response);
            good = true;
            return result;
        } finally {
            if (!good) {
                response.close();
            }
        }
    }

    /** As it stands in range fields. */
    private static String header(ByteRange range) {
        return "bytes=" + range.offset() + "-" + (range.end() - 1);
    }

    private static AzureRequest write(
            String operation, FileRef file, String write, ByteRange range, @Nullable String leaseId) {
        return FileRequests.file(operation, "PUT", file)
                .query("comp", "range")
                .header("x-ms-write", write)
                .header("x-ms-range", header(range))
                .header("x-ms-lease-id", leaseId);
    }

    @Nullable
    String put(FileRef file, long offset, RequestBody content, @Nullable String leaseId) {
        ByteRange range = new ByteRange(offset, content.length());
        AzureRequest request = write("PutRange", file, "update", range, leaseId)
                .header("Content-MD5", ContentMd5.of(content, checksum))
                .body(content);
        return FileAnswers.etag(exchange.send(request));
    }

    @Nullable
    String clear(FileRef file, ByteRange range, @Nullable String leaseId) {
        return FileAnswers.etag(exchange.send(write("PutRange", file, "clear", range, leaseId)));
    }

    @Nullable
    String putFromUrl(FileRef file, long offset, FileRange source, @Nullable String leaseId) {
        ByteRange from = source.range();
        AzureRequest request = write("PutRangeFromURL", file, "update", new ByteRange(offset, from.length()), leaseId)
                .header("x-ms-source-range", header(from))
                .header("x-ms-source-allow-trailing-dot", "true");
        return FileAnswers.etag(exchange.send(files.source(request, source.file())));
    }

    @Nullable
    String fetch(FileRef file, long offset, ForeignUrl source, @Nullable String leaseId) {
        ByteRange range = new ByteRange(offset, source.range().length());
        AzureRequest request = source.fill(write("PutRangeFromURL", file, "update", range, leaseId));
        return exchange.send(request).headers().first("x-ms-content-crc64");
    }

    FileRanges list(FileRef file, @Nullable ByteRange range) {
        AzureRequest request = FileRequests.file("ListRanges", "GET", file)
                .query("comp", "rangelist")
                .header("x-ms-range", range == null ? null : header(range))
                .primaryOnly();
        HttpResponse response = exchange.send(request);
        long size = AzureAnswers.number(response.headers().first("x-ms-content-length"), -1);
        return FileXml.ranges(AzureExchange.document(response), size);
    }
}
