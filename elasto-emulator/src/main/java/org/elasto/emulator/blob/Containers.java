package org.elasto.emulator.blob;

import java.util.function.UnaryOperator;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Store.Change;
import org.elasto.emulator.store.World;
import org.jspecify.annotations.Nullable;

/** Finding containers in a world, and putting changed ones back. */
final class Containers {

    private Containers() {}

    /**
     * The container of a request.
     *
     * @throws AzureException ContainerNotFound
     */
    static Container require(World world, BlobTarget target) {
        Container container = find(world, target);
        if (container == null) {
            throw new AzureException(AzureError.CONTAINER_NOT_FOUND);
        }
        return container;
    }

    /** The container of a request, or null for one that is not there. */
    static @Nullable Container find(World world, BlobTarget target) {
        return world.containers(target.account().realm()).get(target.container());
    }

    static ContainerState state(Container container) {
        return (ContainerState) container.attributes();
    }

    static World with(World world, BlobTarget target, Container container) {
        return world.withContainer(target.account().realm(), target.container(), container);
    }

    static World without(World world, BlobTarget target) {
        String realm = target.account().realm();
        return world.withContainers(realm, world.containers(realm).minus(target.container()));
    }

    /**
     * Changes the state of a container that is there.
     *
     * @param change what becomes of it; may refuse
     */
    static ContainerState update(BlobCall call, UnaryOperator<ContainerState> change) {
        return call.context().store().update(world -> {
            Container container = require(world, call.target());
            ContainerState next = change.apply(state(container));
            return new Change<>(with(world, call.target(), container.withAttributes(next)), next);
        });
    }
}
