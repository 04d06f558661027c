package org.elasto.emulator.blob;

import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.store.Attributes;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.World;
import org.jspecify.annotations.Nullable;

/**
 * What an account's owner has set for the Blob service. Immutable.
 *
 * @param defaultVersion of requests that name none; null where the owner has set none
 * @param deleteRetentionDays 0 while deleted blobs are gone
 */
record ServiceState(@Nullable ApiVersion defaultVersion, int deleteRetentionDays) implements Attributes {

    static final ServiceState INITIAL = new ServiceState(null, 0);

    /** The realm of the store whose containers are the services, by account. */
    private static final String REALM = "blob services";

    static ServiceState of(World world, BlobAccount account) {
        Container service = world.containers(REALM).get(account.name());
        return service == null ? INITIAL : (ServiceState) service.attributes();
    }

    static World with(World world, BlobAccount account, ServiceState state) {
        return world.withContainer(REALM, account.name(), Container.empty(state));
    }

    Retention retention(BlobTarget target) {
        return new Retention(target.account().versioning(), deleteRetentionDays);
    }

    /** The version that a request speaks; null where neither it nor the account names one. */
    static @Nullable ApiVersion version(Request request, BlobTarget target, BlobContext context) {
        ApiVersion named = ApiVersion.requested(request, target.query());
        return named != null
                ? named
                : of(context.store().world(), target.account()).defaultVersion();
    }
}
