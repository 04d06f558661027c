package org.elasto.client.blob;

import java.util.Map;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureExchange;
import org.elasto.client.azure.AzureListing;
import org.elasto.client.azure.AzureRequest;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.azure.LeaseResult;
import org.jspecify.annotations.Nullable;

/** The operations on the account and its containers. Thread-safe. */
final class ContainerCalls {

    private final AzureExchange exchange;

    ContainerCalls(AzureExchange exchange) {
        this.exchange = exchange;
    }

    private static AzureRequest container(String operation, String method, String container) {
        return new AzureRequest(operation, method, BlobRef.containerPath(container)).query("restype", "container");
    }

    ListContainersResult list(@Nullable String marker) {
        AzureRequest request = new AzureRequest("ListContainers", "GET", "/")
                .query("comp", "list")
                .query("marker", marker);
        ListContainersResult page = BlobXml.listContainers(exchange.document(request));
        AzureListing.requireAdvance(page.next(), marker);
        return page;
    }

    ListBlobsResult listBlobs(String container, ListBlobsOptions options) {
        AzureRequest request = container("ListBlobs", "GET", container)
                .query("comp", "list")
                .query("prefix", options.prefix())
                .query("delimiter", options.delimiter())
                .query("marker", options.marker())
                .query("maxresults", options.maxResults())
                .query("include", options.include());
        ListBlobsResult page = BlobXml.listBlobs(exchange.document(request));
        AzureListing.requireAdvance(page.next(), options.marker());
        return page;
    }

    /** A lost answer counts as a success if the container is there: nobody looked whether it was before. */
    void create(String container, Map<String, String> metadata) {
        AzureRequest request = ContentHeaders.fill(
                container("CreateContainer", "PUT", container).unsafe(true), metadata);
        exchange.settle(request, () -> isThere(container));
    }

    private boolean isThere(String container) {
        try {
            exchange.send(container("GetContainerProperties", "HEAD", container).primaryOnly());
            return true;
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    ContainerInfo properties(String container) {
        AzureRequest request = container("GetContainerProperties", "HEAD", container);
        return BlobAnswers.container(container, exchange.send(request).headers());
    }

    void delete(String container, BlobConditions conditions) {
        AzureRequest request = conditions.fill(
                container("DeleteContainer", "DELETE", container).unsafe(true));
        exchange.settle(request, () -> !isThere(container));
    }

    LeaseResult lease(String container, LeaseAction action) {
        AzureRequest request = action.fill(container("LeaseContainer", "PUT", container));
        return exchange.resolve(() -> LeaseResult.of(exchange.send(request), action), () -> {
            boolean gone = action.action().equals("release")
                    && !LeaseResult.isLeased(properties(container).lease());
            return gone ? LeaseResult.RELEASED : null;
        });
    }
}
