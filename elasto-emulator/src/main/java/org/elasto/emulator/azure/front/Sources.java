package org.elasto.emulator.azure.front;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.SparseContent;

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

    /** A service from which copies are made. */
    @FunctionalInterface
    public interface Source {

        /**
         * Reads, as whoever the URL stands for.
         *
         * @throws AzureException the refusal as it is, for the copy to tell its caller in its own way
         */
        Response read(SourceRequest request);
    }

    /**
     * What a read has brought, for a copy that shares it: holes stay holes.
     *
     * @throws AzureException CannotVerifyCopySource for what is no content but a list, say
     */
    public static SparseContent content(Response read, ApiVersion version) {
        SparseContent stored = Bodies.stored(read.body());
        if (stored == null) {
            throw SourceRefusal.of(new AzureException(AzureError.INVALID_INPUT), version);
        }
        return stored;
    }

    /** Where a service is reached. */
    private record Site(Source source, Predicate<String> hosts, int port) {

        boolean has(SourceRequest request) {
            return hosts.test(request.authority()) || request.isOfPort(port);
        }
    }

    /**
     * Adds a service.
     *
     * @param domains behind the account in a host name
     * @param port on which it listens
     */
    public void add(AzureFront front, List<String> domains, int port) {
        List<String> known = List.copyOf(domains);
        add(front::readSource, authority -> AccountPath.isInHost(authority, known), port);
    }

    /**
     * Adds a service that is none of Azure's.
     *
     * @param hosts judges an authority by its name
     * @param port on which it listens
     */
    public void add(Source source, Predicate<String> hosts, int port) {
        sites.add(new Site(source, hosts, port));
    }

    /**
     * How one of the services reads its sources: from itself before all others.
     *
     * @param domains behind the account in a host name
     */
    public Reader readerOf(AzureFront own, List<String> domains) {
        return (request, version) -> {
            Source source = request.isOf(domains) ? own::readSource : find(request);
            return SourceRefusal.told(version, () -> source.read(request));
        };
    }

    private Source find(SourceRequest request) {
        for (Site site : sites) {
            if (site.has(request)) {
                return site.source();
            }
        }
        throw SourceRefusal.ofOthers();
    }
}
