package org.elasto.emulator.store;

import org.pcollections.TreePMap;

/**
 * Everything the emulator holds, as one immutable value: realms (an Azure account, or all of S3) hold containers.
 *
 * <p>Two worlds that differ in one object share all the rest, so keeping, restoring or forking one costs nothing.
 *
 * @param realms containers by realm, then by name
 */
public record World(TreePMap<String, TreePMap<String, Container>> realms) {

    public static final World EMPTY = new World(TreePMap.empty(Utf8Order.INSTANCE));

    private static final TreePMap<String, Container> NO_CONTAINERS = TreePMap.empty(Utf8Order.INSTANCE);

    /** The containers of a realm; empty for a realm never written to. */
    public TreePMap<String, Container> containers(String realm) {
        TreePMap<String, Container> containers = realms.get(realm);
        return containers == null ? NO_CONTAINERS : containers;
    }

    public World withContainers(String realm, TreePMap<String, Container> containers) {
        return new World(realms.plus(realm, containers));
    }

    /** This world with one container put in the place of its older self, or added. */
    public World withContainer(String realm, String name, Container container) {
        return withContainers(realm, containers(realm).plus(name, container));
    }

    /** This world without a realm and all that is in it. */
    public World without(String realm) {
        return realms.containsKey(realm) ? new World(realms.minus(realm)) : this;
    }
}
