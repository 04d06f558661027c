package org.elasto.client.nio;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.elasto.client.watch.Change;

/**
 * What was in a directory at one moment.
 *
 * @param entries a mark for each version of each entry
 * @param cut whether there was more than is kept
 */
record WatchSnapshot(Map<Path, Long> entries, boolean cut) {

    /** So many entries of a directory are watched. */
    static final int MOST = 100_000;

    static final WatchSnapshot EMPTY = new WatchSnapshot(Map.of(), false);

    static WatchSnapshot of(ElastoPath directory, int most) throws IOException {
        Map<Path, Long> entries = new HashMap<>();
        boolean cut = false;
        try (DirectoryStream<Path> stream = ElastoDirectoryStream.open(directory, path -> true)) {
            for (Path path : stream) {
                cut = entries.size() == most;
                if (cut) {
                    break;
                }
                ListedStat listed = ElastoPath.of(path).takeListed();
                entries.put(path.getFileName(), listed == null ? 0 : Change.mark(listed.stat()));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return new WatchSnapshot(entries, cut);
    }
}
