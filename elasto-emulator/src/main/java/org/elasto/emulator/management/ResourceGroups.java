package org.elasto.emulator.management;

import java.util.List;
import java.util.Locale;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Utf8Order;
import org.elasto.emulator.store.World;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * The resource groups of an emulator, whose names compare without case. Part of its world as accounts are; a world that
 * says nothing of them has one. Thread-safe.
 */
final class ResourceGroups {

    /** The one that is there from the beginning, and the accounts that are there with it. */
    static final String FIRST = "elasto";

    private static final String REALM = "resource groups";
    private static final int LONGEST = 90;

    private static final TreePMap<String, Container> BEGINNING = TreePMap.<String, Container>empty(Utf8Order.INSTANCE)
            .plus(
                    FIRST,
                    Container.empty(new ResourceGroup(
                            FIRST, AccountShape.configured(false).region(), JsonObject.EMPTY)));

    private static TreePMap<String, Container> in(World world) {
        TreePMap<String, Container> groups = world.realms().get(REALM);
        return groups == null ? BEGINNING : groups;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * The group of a name.
     *
     * @throws ArmException ResourceGroupNotFound
     */
    ResourceGroup require(World world, String name) {
        ResourceGroup group = find(world, name);
        if (group == null) {
            throw ArmError.GROUP_NOT_FOUND.with(name);
        }
        return group;
    }

    @Nullable
    ResourceGroup find(World world, String name) {
        Container group = in(world).get(key(name));
        return group == null ? null : (ResourceGroup) group.attributes();
    }

    List<ResourceGroup> all(World world) {
        return in(world).values().stream()
                .map(group -> (ResourceGroup) group.attributes())
                .toList();
    }

    World with(World world, ResourceGroup group) {
        return world.withContainers(REALM, in(world).plus(key(group.name()), Container.empty(group)));
    }

    World without(World world, ResourceGroup group) {
        return world.withContainers(REALM, in(world).minus(key(group.name())));
    }

    /**
     * Returns if a new group can have a name.
     *
     * @throws ArmException InvalidResourceGroup
     */
    static void checkName(String name) {
        boolean good = !name.isEmpty() && name.length() <= LONGEST && !name.endsWith(".");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            good &= Character.isLetterOrDigit(c) || "-_.()".indexOf(c) >= 0;
        }
        if (!good) {
            throw ArmError.GROUP_NAME_INVALID.with(name);
        }
    }
}
