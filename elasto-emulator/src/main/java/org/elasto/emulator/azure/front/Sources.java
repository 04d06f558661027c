package org.elasto.emulator.azure.front;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Response;

/** The services of one emulator, from which copies read what their URLs name. Thread-safe. */
public final class Sources {

    private final List<Site> sites = new CopyOnWriteArrayList<>();

    /** Reads the sources of copies as if the service had asked itself. */
    @FunctionalInterface
    public interface Reader {

        /**
         * Answers a read.
         *
         * @param version that the copy speaks
         * @throws AzureException CannotVerifyCopySource, with the status of a read that was refused
         */
        Response read(SourceRequest request, ApiVersion version);
    }

    /** Where a service is reached. */
    private record Site(AzureFront front, List<String> domains, int port) {

        boolean has(SourceRequest request) {
            return AccountPath.isInHost(request.authority(), domains) || request.isOfPort(port);
        }
    }

    /**
     * Adds a service.
     *
     * @param domains behind the account in a host name
     * @param port on which it listens
     */
    public void add(AzureFront front, List<String> domains, int port) {
        sites.add(new Site(front, List.copyOf(domains), port));
    }

    /**
     * How one of the services reads its sources: from itself before all others.
     *
     * @param domains behind the account in a host name
     */
    public Reader readerOf(AzureFront own, List<String> domains) {
        return (request, version) -> {
            AzureFront front = request.isOf(domains) ? own : find(request);
            return SourceRefusal.told(version, () -> front.readSource(request));
        };
    }

    private AzureFront find(SourceRequest request) {
        for (Site site : sites) {
            if (site.has(request)) {
                return site.front();
            }
        }
        throw SourceRefusal.ofOthers();
    }
}
