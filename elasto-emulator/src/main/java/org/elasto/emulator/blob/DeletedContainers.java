package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.Map;
import org.elasto.emulator.blob.ContainerState.Deletion;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.World;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * The deleted containers of an account. They are in a realm of their own, by name and version, because a name can be
 * deleted and used again any number of times; those that nobody can restore are there without their blobs, for as long
 * as the name is taken.
 */
final class DeletedContainers {

    /** Between name and version; sorts before every character of a name. */
    private static final char SEPARATOR = ' ';

    private DeletedContainers() {}

    static TreePMap<String, Container> of(World world, BlobAccount account) {
        return world.containers(realm(account));
    }

    private static String realm(BlobAccount account) {
        return account.realm() + "/deleted";
    }

    static String key(String name, String version) {
        return name + SEPARATOR + version;
    }

    static String name(String key) {
        return key.substring(0, key.indexOf(SEPARATOR));
    }

    static Deletion deletion(Container container) {
        Deletion deletion = Containers.state(container).deletion();
        if (deletion == null) {
            throw new IllegalStateException("a container that is not deleted");
        }
        return deletion;
    }

    /** Moves a container here, and drops those whose time has come. */
    static World delete(World world, BlobTarget target, Container container, Deletion deletion) {
        ContainerState state = Containers.state(container).withDeletion(deletion);
        Container kept = target.account().containerRetentionDays() == 0
                ? Container.empty(state)
                : container.withAttributes(state);
        TreePMap<String, Container> left = of(world, target.account());
        for (Map.Entry<String, Container> each : left.entrySet()) {
            if (isGone(each.getValue(), deletion.at())) {
                left = left.minus(each.getKey());
            }
        }
        return Containers.without(world, target)
                .withContainers(realm(target.account()), left.plus(key(target.container(), deletion.version()), kept));
    }

    private static boolean isGone(Container container, Instant now) {
        return !now.isBefore(deletion(container).until());
    }

    /** Whether a name was used so recently that it cannot be used again yet. */
    static boolean isBeingDeleted(World world, BlobTarget target, Instant now) {
        for (Map.Entry<String, Container> each : of(world, target.account())
                .tailMap(key(target.container(), ""), true)
                .entrySet()) {
            if (!name(each.getKey()).equals(target.container())) {
                return false;
            }
            if (now.isBefore(deletion(each.getValue()).nameFree())) {
                return true;
            }
        }
        return false;
    }

    /** A container that can be restored, or null. */
    static @Nullable Container find(World world, BlobAccount account, String name, String version, Instant now) {
        Container container = of(world, account).get(key(name, version));
        return container == null || account.containerRetentionDays() == 0 || isGone(container, now) ? null : container;
    }

    static World without(World world, BlobAccount account, String name, String version) {
        return world.withContainers(realm(account), of(world, account).minus(key(name, version)));
    }
}
