package org.elasto.emulator.file;

import java.util.List;
import org.elasto.emulator.azure.front.CorsRule;
import org.elasto.emulator.azure.front.Metrics;
import org.elasto.emulator.store.Attributes;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.World;

/**
 * What an account's owner has set for the File service. Immutable.
 *
 * @param cors at most five
 */
record ServiceState(Metrics hourMetrics, Metrics minuteMetrics, List<CorsRule> cors, Protocols protocols)
        implements Attributes {

    static final ServiceState INITIAL = new ServiceState(Metrics.NONE, Metrics.NONE, List.of(), Protocols.INITIAL);

    /** The realm of the store whose containers are the services, by account. */
    private static final String REALM = "file services";

    static ServiceState of(World world, FileAccount account) {
        Container service = world.containers(REALM).get(account.name());
        return service == null ? INITIAL : (ServiceState) service.attributes();
    }

    static World with(World world, FileAccount account, ServiceState state) {
        return world.withContainer(REALM, account.name(), Container.empty(state));
    }

    /** The world in which nothing was set for the account of a name. */
    static World without(World world, String account) {
        return world.withContainers(REALM, world.containers(REALM).minus(account));
    }

    ServiceState withHourMetrics(Metrics metrics) {
        return new ServiceState(metrics, minuteMetrics, cors, protocols);
    }

    ServiceState withMinuteMetrics(Metrics metrics) {
        return new ServiceState(hourMetrics, metrics, cors, protocols);
    }

    ServiceState withCors(List<CorsRule> rules) {
        return new ServiceState(hourMetrics, minuteMetrics, rules, protocols);
    }

    ServiceState withProtocols(Protocols settings) {
        return new ServiceState(hourMetrics, minuteMetrics, cors, settings);
    }
}
