package org.elasto.client.nio;

import java.nio.file.OpenOption;

/** How to open a file of a store, beyond what {@link java.nio.file.StandardOpenOption} knows. */
public enum ElastoOption implements OpenOption {
    /**
     * Write and truncate anywhere, also where the store does not write ranges: the new file is put together by the
     * service when it is published, from what stays of the old one and what was written. Publishing fails if somebody
     * else changed the file meanwhile.
     */
    REWRITE,
    /**
     * Publish only by {@link java.nio.channels.FileChannel#force}: closing without it drops what was written, so that an
     * exception on the way never publishes half a file. Where the store writes ranges, what was written may be there all
     * the same.
     */
    PUBLISH_BY_FORCE
}
