package org.elasto.client.management;

import java.util.List;
import org.elasto.client.ClientConfig;
import org.elasto.client.azure.AzureConnection;
import org.elasto.client.azure.AzureErrors;
import org.elasto.client.azure.AzureExchange;
import org.elasto.client.azure.AzureListing;
import org.elasto.client.azure.AzureRequest;
import org.elasto.client.http.Limits;
import org.elasto.client.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** Looks whether a service of an account holds anything; both list what they hold in the same way. */
final class AccountContents {

    private AccountContents() {}

    /** Whether there is no container or share; those that are deleted and could be restored do not count. */
    static boolean isEmpty(ClientConfig config, AzureConnection.Where where) {
        AzureConnection connection = AzureConnection.open(config, where, new AzureErrors(AzureErrors::common));
        try {
            AzureExchange exchange = new AzureExchange(connection, Limits.NONE);
            return AzureListing.stream(marker -> page(exchange, marker))
                    .findFirst()
                    .isEmpty();
        } finally {
            connection.close();
        }
    }

    private static AzureListing.Page<XmlElement> page(AzureExchange exchange, @Nullable String marker) {
        XmlElement document = exchange.document(new AzureRequest("ListContainers", "GET", "/")
                .query("comp", "list")
                .query("maxresults", 1)
                .query("marker", marker));
        String next = document.text("NextMarker");
        AzureListing.requireAdvance(next, marker);
        XmlElement list =
                document.child("Containers") == null ? document.child("Shares") : document.child("Containers");
        return new AzureListing.Page<>(
                list == null ? List.of() : list.children(), next == null || next.isEmpty() ? null : next);
    }
}
