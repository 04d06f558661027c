package org.elasto.emulator.blob;

import java.util.List;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.front.CorsRule;
import org.elasto.emulator.azure.front.Keep;
import org.elasto.emulator.azure.front.Metrics;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.store.Attributes;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.World;
import org.jspecify.annotations.Nullable;

/**
 * What an account's owner has set for the Blob service. Immutable.
 *
 * @param cors at most five
 * @param deleteRetention of blobs
 * @param defaultVersion of requests that name none; null where the owner has set none
 */
record ServiceState(
        Logging logging,
        Metrics hourMetrics,
        Metrics minuteMetrics,
        List<CorsRule> cors,
        Keep deleteRetention,
        StaticWebsite website,
        @Nullable ApiVersion defaultVersion)
        implements Attributes {

    static final ServiceState INITIAL =
            new ServiceState(Logging.NONE, Metrics.NONE, Metrics.NONE, List.of(), Keep.NOT, StaticWebsite.NONE, null);

    /** The realm of the store whose containers are the services, by account. */
    private static final String REALM = "blob services";

    /** What is logged. Nothing is: the settings are kept and no more. */
    record Logging(String version, boolean read, boolean write, boolean delete, Keep keep) {
        static final Logging NONE = new Logging("1.0", false, false, false, Keep.NOT);
    }

    /** The web pages in {@code $web}; each name null where it was not said. */
    record StaticWebsite(
            boolean enabled,
            @Nullable String index,
            @Nullable String errorDocument,
            @Nullable String defaultIndex) {
        static final StaticWebsite NONE = new StaticWebsite(false, null, null, null);
    }

    static ServiceState of(World world, BlobAccount account) {
        Container service = world.containers(REALM).get(account.name());
        return service == null ? INITIAL : (ServiceState) service.attributes();
    }

    static World with(World world, BlobAccount account, ServiceState state) {
        return world.withContainer(REALM, account.name(), Container.empty(state));
    }

    /** The world in which nothing was set for the account of a name. */
    static World without(World world, String account) {
        return world.withContainers(REALM, world.containers(REALM).minus(account));
    }

    Retention retention(BlobTarget target) {
        return new Retention(target.account().versioning(), deleteRetention.days());
    }

    /** The version that a request speaks; null where neither it nor the account names one. */
    static @Nullable ApiVersion version(Request request, BlobTarget target, BlobContext context) {
        ApiVersion named = ApiVersion.requested(request, target.query());
        return named != null
                ? named
                : of(context.store().world(), target.account()).defaultVersion();
    }
}
