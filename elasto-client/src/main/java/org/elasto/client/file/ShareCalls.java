package org.elasto.client.file;

import java.util.Map;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureExchange;
import org.elasto.client.azure.AzureListing;
import org.elasto.client.azure.AzureRequest;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.azure.LeaseResult;
import org.elasto.client.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** The operations on the account and its shares. Thread-safe. */
final class ShareCalls {

    private final AzureExchange exchange;

    ShareCalls(AzureExchange exchange) {
        this.exchange = exchange;
    }

    private static AzureRequest share(String operation, String method, String share) {
        return new AzureRequest(operation, method, FileRef.sharePath(share)).query("restype", "share");
    }

    ListSharesResult list(@Nullable String marker) {
        return list(new AzureRequest("ListShares", "GET", "/").query("comp", "list"), marker);
    }

    ListSharesResult listSnapshots(String share, @Nullable String marker) {
        AzureRequest request = new AzureRequest("ListShares", "GET", "/")
                .query("comp", "list")
                .query("prefix", FileRef.requireShare(share))
                .query("include", "snapshots");
        return list(request, marker);
    }

    private ListSharesResult list(AzureRequest request, @Nullable String marker) {
        request.query("marker", marker);
        ListSharesResult page = FileXml.listShares(exchange.document(request));
        AzureListing.requireAdvance(page.next(), marker);
        return page;
    }

    /** A lost answer counts as a success if the share is there: nobody looked whether it was before. */
    void create(String share, int quota, Map<String, String> metadata) {
        AzureRequest request = share("CreateShare", "PUT", share)
                .header("x-ms-share-quota", quota == 0 ? null : Integer.toString(quota))
                .unsafe(true);
        ContentHeaders.fill(request, metadata);
        exchange.settle(request, () -> isThere(share));
    }

    private boolean isThere(String share) {
        try {
            exchange.send(share("GetShareProperties", "HEAD", share).primaryOnly());
            return true;
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    ShareInfo properties(String share) {
        return FileAnswers.share(
                share, exchange.send(share("GetShareProperties", "HEAD", share)).headers());
    }

    long usage(String share) {
        return FileXml.usage(
                exchange.document(share("GetShareStats", "GET", share).query("comp", "stats")));
    }

    String snapshot(String share) {
        // A second snapshot would do no harm, but nobody would know of the first.
        AzureRequest request =
                share("SnapshotShare", "PUT", share).query("comp", "snapshot").unsafe(true);
        String snapshot = exchange.send(request).headers().first("x-ms-snapshot");
        if (snapshot == null) {
            throw XmlElement.malformed("a snapshot without a name");
        }
        return snapshot;
    }

    void delete(String share, @Nullable String leaseId, boolean snapshots) {
        AzureRequest request = share("DeleteShare", "DELETE", share)
                .header("x-ms-delete-snapshots", snapshots ? "include" : null)
                .header("x-ms-lease-id", leaseId)
                .unsafe(true);
        exchange.settle(request, () -> !isThere(share));
    }

    LeaseResult lease(String share, LeaseAction action) {
        AzureRequest request = action.fill(share("LeaseShare", "PUT", share));
        return exchange.resolve(() -> LeaseResult.of(exchange.send(request), action), () -> {
            boolean gone = action.action().equals("release")
                    && !LeaseResult.isLeased(properties(share).lease());
            return gone ? LeaseResult.RELEASED : null;
        });
    }
}
