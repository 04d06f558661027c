package org.elasto.client.blob;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of containers.
 *
 * @param containers in order of their names
 * @param next the marker of the next page; null on the last
 */
public record ListContainersResult(
        List<ContainerInfo> containers, @Nullable String next) {

    public ListContainersResult {
        containers = List.copyOf(containers);
    }
}
