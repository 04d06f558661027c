package org.elasto.client.blob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.elasto.client.azure.AzureAnswers;
import org.elasto.client.azure.AzureExchange;
import org.elasto.client.azure.AzureRequest;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.ContentMd5;
import org.elasto.client.azure.CopyState;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.azure.LeaseResult;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.RequestBody;
import org.elasto.client.http.VerifiedBody;
import org.elasto.client.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** The operations on blobs of any kind. Thread-safe. */
final class BlobCalls {

    /** What the service calls content that arrives as something else than was sent. */
    private static final ServiceError DAMAGED = new ServiceError("GetBlob", 200, "Md5Mismatch", null);

    private final AzureExchange exchange;
    private final boolean verify;

    BlobCalls(AzureExchange exchange, boolean verify) {
        this.exchange = exchange;
        this.verify = verify;
    }

    GetBlobResult get(BlobRef blob, @Nullable ByteRange range, BlobConditions conditions) {
        AzureRequest request = conditions.fill(new AzureRequest("GetBlob", "GET", blob.path()));
        if (range != null) {
            if (range.length() == 0) {
                throw new StorageException(ErrorKind.INVALID_ARGUMENT, "an empty range cannot be asked for");
            }
            request.header("x-ms-range", header(range));
        }
        HttpResponse response = exchange.open(request);
        boolean good = false;
        try {
            AzureAnswers.Content told = AzureAnswers.content(response, range);
            BlobInfo info = BlobAnswers.blob(response.headers(), told.size());
            VerifiedBody.Content content =
                    new VerifiedBody.Content(blob.toString(), told.range().length(), DAMAGED);
            VerifiedBody body = new VerifiedBody(response.body(), content, expected(response));
            GetBlobResult result = new GetBlobResult(info, told.range(), body, response);
            good = true;
            return result;
        } finally {
            if (!good) {
                response.close();
            }
        }
    }

    /** The digest the service told of what it sends; null if it told none, or nobody wants to know. */
    private VerifiedBody.@Nullable Expected expected(HttpResponse response) {
        String md5 = verify ? response.headers().first("Content-MD5") : null;
        return md5 == null ? null : new VerifiedBody.Expected(ContentMd5.digest(), md5);
    }

    /** As it stands in range fields. */
    static String header(ByteRange range) {
        return "bytes=" + range.offset() + "-" + (range.end() - 1);
    }

    BlobInfo properties(BlobRef blob, BlobConditions conditions) {
        return properties(conditions.fill(new AzureRequest("GetBlobProperties", "HEAD", blob.path())));
    }

    private BlobInfo properties(AzureRequest request) {
        HttpResponse response = exchange.send(request);
        long size = AzureAnswers.number(response.headers().first("Content-Length"), -1);
        if (size < 0) {
            throw XmlElement.malformed("a blob without a length");
        }
        return BlobAnswers.blob(response.headers(), size);
    }

    BlobInfo current(BlobRef blob) {
        return properties(new AzureRequest("GetBlobProperties", "HEAD", blob.path()).primaryOnly());
    }

    /** What is there now, by the primary endpoint; null if there is nothing. */
    @Nullable
    BlobInfo now(BlobRef blob) {
        try {
            return current(blob);
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    /** Whether the range has this content, which is no larger than one write. */
    @Nullable
    WrittenBlob holds(BlobRef blob, ByteRange range, RequestBody content) {
        try (GetBlobResult there = get(blob, range, BlobConditions.NONE)) {
            ByteArrayOutputStream ours = new ByteArrayOutputStream((int) content.length());
            content.writeTo(ours);
            boolean same = Arrays.equals(ours.toByteArray(), there.body().readAllBytes());
            return same ? new WrittenBlob(there.info().etag(), there.info().sequenceNumber()) : null;
        } catch (IOException e) {
            throw new StorageException(
                    ErrorKind.UNEXPECTED, "looking after a write of " + blob + " failed", false, null, e);
        }
    }

    /** The source is of the same account, so that who may write the target may read it. */
    CopyState copy(BlobRef blob, String source, BlobConditions conditions) {
        AzureRequest request = conditions.fill(new AzureRequest("CopyBlob", "PUT", blob.path())
                .header("x-ms-copy-source", source)
                .unsafe(true));
        return exchange.resolve(() -> begun(CopyState.of(exchange.send(request).headers())), () -> {
            Headers there = headersNow(blob);
            String from = there == null ? null : there.first("x-ms-copy-source");
            return there != null && from != null && from.startsWith(source) ? CopyState.of(there) : null;
        });
    }

    private static CopyState begun(@Nullable CopyState state) {
        if (state == null) {
            throw XmlElement.malformed("a copy without its id");
        }
        return state;
    }

    @Nullable
    CopyState copyState(BlobRef blob) {
        Headers there = headersNow(blob);
        return there == null ? null : CopyState.of(there);
    }

    private @Nullable Headers headersNow(BlobRef blob) {
        try {
            return exchange.send(new AzureRequest("GetBlobProperties", "HEAD", blob.path()).primaryOnly())
                    .headers();
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    void abortCopy(BlobRef blob, String copyId) {
        exchange.send(new AzureRequest("AbortCopyBlob", "PUT", blob.path())
                .query("comp", "copy")
                .query("copyid", copyId)
                .header("x-ms-copy-action", "abort"));
    }

    /** A second snapshot would do no harm, but nobody would know of the first. */
    String snapshot(BlobRef blob, BlobConditions conditions) {
        AzureRequest request = conditions.fill(new AzureRequest("SnapshotBlob", "PUT", blob.path())
                .query("comp", "snapshot")
                .unsafe(true));
        String snapshot = exchange.send(request).headers().first("x-ms-snapshot");
        if (snapshot == null) {
            throw XmlElement.malformed("a snapshot without a name");
        }
        return snapshot;
    }

    void delete(BlobRef blob, BlobConditions conditions, boolean snapshots) {
        AzureRequest request = conditions.fill(new AzureRequest("DeleteBlob", "DELETE", blob.path())
                .header("x-ms-delete-snapshots", snapshots ? "include" : null)
                .unsafe(true));
        exchange.settle(request, () -> now(blob) == null);
    }

    void setMetadata(BlobRef blob, Map<String, String> metadata, BlobConditions conditions) {
        AzureRequest request = conditions.fill(new AzureRequest("SetBlobMetadata", "PUT", blob.path())
                .query("comp", "metadata")
                .unsafe(conditions.judged()));
        exchange.send(ContentHeaders.fill(request, metadata));
    }

    LeaseResult lease(BlobRef blob, LeaseAction action) {
        AzureRequest request = action.fill(new AzureRequest("LeaseBlob", "PUT", blob.path()));
        return exchange.resolve(() -> LeaseResult.of(exchange.send(request), action), () -> {
            BlobInfo there = action.action().equals("release") ? now(blob) : null;
            boolean gone = there != null && !LeaseResult.isLeased(there.lease());
            return gone ? LeaseResult.RELEASED : null;
        });
    }
}
