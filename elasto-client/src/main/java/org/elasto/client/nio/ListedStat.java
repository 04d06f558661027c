package org.elasto.client.nio;

import org.elasto.client.FileStat;

/**
 * What a listing told of a file, good for the moment between the listing and the first question after it: file trees are
 * walked without a request for each file. Not a cache: it is used once, and not at all once it is older than {@link
 * #FRESH} or this file system changed anything.
 *
 * @param nanos when it was heard
 * @param changes how often this file system had changed something by then
 */
record ListedStat(FileStat stat, long nanos, long changes) {

    /** In nanoseconds: five seconds. */
    static final long FRESH = 5_000_000_000L;

    boolean isGood(long now, long changesNow) {
        return changes == changesNow && now - nanos < FRESH;
    }
}
