package org.elasto.client;

import org.jspecify.annotations.Nullable;

/**
 * One of the states of a file that a service has kept.
 *
 * @param uri names the file, whatever its version
 * @param id names the version to the service, a snapshot by its time; null of a file that has no versions
 * @param kind what it is
 * @param current whether it is what opening the URI finds
 * @param stat as much as the listing tells, without a further request
 */
public record FileVersion(StorageUri uri, @Nullable String id, Kind kind, boolean current, FileStat stat) {

    /** What a version is. */
    public enum Kind {
        /** Content that was written. */
        VERSION,
        /** Content that was kept because somebody asked for it. */
        SNAPSHOT,
        /** That there was nothing any more: a delete marker of S3. */
        DELETION
    }
}
