package org.elasto.client.nio;

import java.util.LinkedHashMap;
import java.util.Map;
import org.elasto.client.StorageUri;

/**
 * Directories that were listed here and not removed since. On a flat store a directory goes with its last file; whoever
 * removes a tree from the bottom up still asks for the removal of what they have seen to be a directory, and is right to
 * expect that this succeeds. Bounded; thread-safe.
 */
final class SeenDirectories {

    private static final int MOST = 4096;

    private final Map<String, Boolean> seen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    private static String name(StorageUri uri) {
        String text = uri.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    synchronized void saw(StorageUri directory) {
        seen.put(name(directory), true);
    }

    /** Whether it was seen; from now on it was not. */
    synchronized boolean forget(StorageUri directory) {
        return seen.remove(name(directory)) != null;
    }
}
