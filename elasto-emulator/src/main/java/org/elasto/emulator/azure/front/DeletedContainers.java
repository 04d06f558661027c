package org.elasto.emulator.azure.front;

import java.time.Instant;
import java.util.Map;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.World;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * The deleted containers or shares of an account. They are in a realm of their own, by name and version, because a name
 * can be deleted and used again any number of times; those that nobody can restore are there without what was in them,
 * for as long as the name is taken.
 */
public final class DeletedContainers {

    /** Between name and version; sorts before every character of a name. */
    private static final char SEPARATOR = ' ';

    private DeletedContainers() {}

    /**
     * All of them.
     *
     * @param realm of those that are not deleted, here and below
     */
    public static TreePMap<String, Container> of(World world, String realm) {
        return world.containers(deleted(realm));
    }

    private static String deleted(String realm) {
        return realm + "/deleted";
    }

    private static String key(String name, String version) {
        return name + SEPARATOR + version;
    }

    /** The name of what is kept under a key. */
    public static String name(String key) {
        return key.substring(0, key.indexOf(SEPARATOR));
    }

    private static Deletion deletion(Container container) {
        Deletion deletion = ((Deletable) container.attributes()).deletion();
        if (deletion == null) {
            throw new IllegalStateException("a container that is not deleted");
        }
        return deletion;
    }

    /**
     * Moves a container here, and drops those whose time has come.
     *
     * @param kept of it, with its deletion
     */
    public static World delete(World world, String realm, String name, Container kept) {
        Deletion deletion = deletion(kept);
        TreePMap<String, Container> left = of(world, realm);
        for (Map.Entry<String, Container> each : left.entrySet()) {
            if (deletion(each.getValue()).isOver(deletion.at())) {
                left = left.minus(each.getKey());
            }
        }
        return world.withContainers(realm, world.containers(realm).minus(name))
                .withContainers(deleted(realm), left.plus(key(name, deletion.version()), kept));
    }

    /** Whether a name was used so recently that it cannot be used again yet. */
    public static boolean isBeingDeleted(World world, String realm, String name, Instant now) {
        for (Map.Entry<String, Container> each :
                of(world, realm).tailMap(key(name, ""), true).entrySet()) {
            if (!name(each.getKey()).equals(name)) {
                return false;
            }
            if (now.isBefore(deletion(each.getValue()).nameFree())) {
                return true;
            }
        }
        return false;
    }

    /** A container that can be restored, or null. */
    public static @Nullable Container find(World world, String realm, String name, String version, Instant now) {
        Container container = of(world, realm).get(key(name, version));
        if (container == null) {
            return null;
        }
        Deletion deletion = deletion(container);
        return deletion.isRestorable() && !deletion.isOver(now) ? container : null;
    }

    /** The world without one of them. */
    public static World without(World world, String realm, String name, String version) {
        return world.withContainers(deleted(realm), of(world, realm).minus(key(name, version)));
    }

    /** The world without a realm and without what was deleted from it. */
    public static World erase(World world, String realm) {
        return world.without(realm).without(deleted(realm));
    }
}
