package org.elasto.client;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a backend offers and how it wants to be used.
 *
 * @param capabilities what it can do
 * @param minimumIo the smallest piece that can be written, in bytes
 * @param optimalIo the piece size to prefer, in bytes
 * @param maximumFileSize in bytes
 * @param total bytes the store can hold, if it tells
 * @param available bytes still free, if it tells
 * @param locations the regions there are, or the one that this is in; empty if nothing tells
 */
public record FileSystemStat(
        Set<Capability> capabilities,
        int minimumIo,
        int optimalIo,
        long maximumFileSize,
        OptionalLong total,
        OptionalLong available,
        List<String> locations) {

    public FileSystemStat {
        capabilities = Set.copyOf(capabilities);
        locations = List.copyOf(locations);
    }

    /** One that tells no location. */
    public FileSystemStat(
            Set<Capability> capabilities,
            int minimumIo,
            int optimalIo,
            long maximumFileSize,
            OptionalLong total,
            OptionalLong available) {
        this(capabilities, minimumIo, optimalIo, maximumFileSize, total, available, List.of());
    }

    public FileSystemStat withLocations(List<String> names) {
        return new FileSystemStat(capabilities, minimumIo, optimalIo, maximumFileSize, total, available, names);
    }
}
