package org.elasto.client.file;

import java.util.Map;
import java.util.Objects;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureAnswers;
import org.elasto.client.azure.AzureExchange;
import org.elasto.client.azure.AzureRequest;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.CopyState;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.azure.LeaseResult;
import org.elasto.client.azure.ServiceSas;
import org.elasto.client.azure.SourceUrls;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** The operations on files as a whole. Thread-safe. */
final class FileCalls {

    private final AzureExchange exchange;
    private final SourceUrls urls;

    FileCalls(AzureExchange exchange, SourceUrls urls) {
        this.exchange = exchange;
        this.urls = urls;
    }

    @Nullable
    String create(FileRef file, long size, ContentHeaders headers, @Nullable String leaseId) {
        AzureRequest request = FileRequests.smb(FileRequests.file("CreateFile", "PUT", file), "None")
                .header("x-ms-type", "file")
                .header("x-ms-content-length", Long.toString(size))
                .header("x-ms-lease-id", leaseId);
        return FileAnswers.etag(exchange.send(headers.fill(request, "x-ms-")));
    }

    FileInfo properties(FileRef file) {
        return properties(FileRequests.file("GetFileProperties", "HEAD", file));
    }

    private FileInfo properties(AzureRequest request) {
        HttpResponse response = exchange.send(request);
        long size = AzureAnswers.number(response.headers().first("Content-Length"), -1);
        if (size < 0) {
            throw XmlElement.malformed("a file without a length");
        }
        return FileAnswers.file(response.headers(), size);
    }

    FileInfo current(FileRef file) {
        return properties(FileRequests.file("GetFileProperties", "HEAD", file).primaryOnly());
    }

    /** What is there now, by the primary endpoint; null if there is nothing. */
    @Nullable
    FileInfo now(FileRef file) {
        try {
            return current(file);
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    /** Whoever lost sight of an earlier try sets the same size again only if nothing changed since. */
    @Nullable
    String resize(FileRef file, long size, @Nullable String ifMatch, @Nullable String leaseId) {
        AzureRequest request = FileRequests.file("SetFileProperties", "PUT", file)
                .query("comp", "properties")
                .header("x-ms-content-length", Long.toString(size))
                .header("x-ms-file-permission", "preserve")
                .header("x-ms-file-attributes", "preserve")
                .header("x-ms-file-creation-time", "preserve")
                .header("x-ms-file-last-write-time", "now")
                .header("x-ms-lease-id", leaseId)
                .unsafe(ifMatch != null);
        FileRequests.ifMatch(request, ifMatch);
        return exchange.<Resized>resolve(() -> new Resized(FileAnswers.etag(exchange.send(request))), () -> {
                    FileInfo now = ifMatch == null ? null : now(file);
                    boolean done = now != null && now.size() == size && !Objects.equals(ifMatch, now.etag());
                    return done && now != null ? new Resized(now.etag()) : null;
                })
                .etag();
    }

    private record Resized(@Nullable String etag) {}

    void delete(FileRef file, @Nullable String leaseId) {
        AzureRequest request = FileRequests.file("DeleteFile", "DELETE", file)
                .header("x-ms-lease-id", leaseId)
                .unsafe(true);
        exchange.settle(request, () -> now(file) == null);
    }

    /** A lost answer counts as a success if nothing has the old name any more and something the new. */
    void rename(FileRef source, FileRef target, RenameOptions options) {
        AzureRequest request = FileRequests.rename(
                exchange.connection(), FileRequests.file("RenameFile", "PUT", target), source, options);
        exchange.settle(request, () -> now(source) == null && now(target) != null);
    }

    void setMetadata(FileRef file, Map<String, String> metadata, @Nullable String leaseId) {
        AzureRequest request = FileRequests.file("SetFileMetadata", "PUT", file)
                .query("comp", "metadata")
                .header("x-ms-lease-id", leaseId);
        exchange.send(ContentHeaders.fill(request, metadata));
    }

    LeaseResult lease(FileRef file, LeaseAction action) {
        AzureRequest request = action.fill(FileRequests.file("LeaseFile", "PUT", file));
        return exchange.resolve(() -> LeaseResult.of(exchange.send(request), action), () -> {
            FileInfo there = action.action().equals("release") ? now(file) : null;
            boolean gone = there != null && !LeaseResult.isLeased(there.lease());
            return gone ? LeaseResult.RELEASED : null;
        });
    }

    /** Begun twice it only begins anew: the service takes no other copy meanwhile. */
    CopyState copy(FileRef file, FileRef source, ContentHeaders headers, @Nullable String leaseId) {
        AzureRequest request = FileRequests.file("CopyFile", "PUT", file)
                .header("x-ms-source-allow-trailing-dot", "true")
                .header("x-ms-lease-id", leaseId);
        ContentHeaders.fill(source(request, source), headers.metadata());
        CopyState state = CopyState.of(exchange.send(request).headers());
        if (state == null) {
            throw XmlElement.malformed("a copy without its id");
        }
        return state;
    }

    /** Names a file of this account for the service to fetch. */
    AzureRequest source(AzureRequest request, FileRef source) {
        return urls.fill(
                request,
                source.wirePath(),
                (key, expiry) -> ServiceSas.readFile(key, source.share(), source.path(), expiry));
    }

    void abortCopy(FileRef file, String copyId, @Nullable String leaseId) {
        exchange.send(FileRequests.file("AbortCopyFile", "PUT", file)
                .query("comp", "copy")
                .query("copyid", copyId)
                .header("x-ms-copy-action", "abort")
                .header("x-ms-lease-id", leaseId));
    }
}
