package org.elasto.emulator.azure.front;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.World;
import org.pcollections.TreePMap;

/**
 * Goes through the containers or shares of an account for a list. Immutable.
 *
 * @param realm of those that are not deleted
 * @param prefix of all names
 * @param deleted whether those that can be restored are shown too
 * @param shown by name, whether one belongs into the list at all
 */
public record ContainerWalk(
        World world, String realm, String prefix, boolean deleted, Predicate<String> shown, Instant now) {

    /**
     * The first of them in the order of their keys, which are the names, with the version behind for what is deleted.
     *
     * @param from the key from which on
     * @param limit at most so many
     */
    public NavigableMap<String, Container> page(String from, int limit) {
        NavigableMap<String, Container> page = new TreeMap<>();
        String start = from.compareTo(prefix) < 0 ? prefix : from;
        collect(world.containers(realm), start, limit, page);
        if (deleted) {
            collect(DeletedContainers.of(world, realm), start, limit, page);
        }
        while (page.size() > limit) {
            page.pollLastEntry();
        }
        return page;
    }

    private void collect(
            TreePMap<String, Container> containers, String from, int limit, NavigableMap<String, Container> page) {
        int taken = 0;
        for (Map.Entry<String, Container> each : containers.tailMap(from, true).entrySet()) {
            if (taken == limit || !each.getKey().startsWith(prefix)) {
                return;
            }
            Deletion deletion = ((Deletable) each.getValue().attributes()).deletion();
            boolean there = deletion == null || (deletion.isRestorable() && !deletion.isOver(now));
            if (there && shown.test(each.getKey())) {
                page.put(each.getKey(), each.getValue());
                taken++;
            }
        }
    }
}
