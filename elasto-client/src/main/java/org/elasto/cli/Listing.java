package org.elasto.cli;

import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ElastoFile;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageUri;

/** Goes through what is below a directory as long as nobody asks for the end. */
record Listing(Session session) {

    /**
     * Goes through what is directly below, in order.
     *
     * @param prefix what names begin with; empty for all
     */
    void each(StorageUri directory, String prefix, Consumer<DirectoryEntry> action) {
        try (ElastoFile handle = session.client().open(directory, OpenFlag.DIRECTORY);
                Stream<DirectoryEntry> entries = handle.readdir(prefix)) {
            sorted(directory, entries).forEach(entry -> {
                session.interruption().check();
                action.accept(entry);
            });
        }
    }

    /** Goes through all files below a directory, as the service lists them: by few requests, and no more of them for many directories. */
    void eachFileBelow(StorageUri directory, Consumer<DirectoryEntry> action) {
        try (ElastoFile handle = session.client().open(directory, OpenFlag.DIRECTORY);
                Stream<DirectoryEntry> entries = handle.readTree()) {
            entries.filter(entry -> entry.stat().type() == FileType.FILE).forEach(entry -> {
                session.interruption().check();
                action.accept(entry);
            });
        }
    }

    /** Services list in order, and may have no end; a local directory comes in any order, but fits into memory. */
    private static Stream<DirectoryEntry> sorted(StorageUri directory, Stream<DirectoryEntry> entries) {
        return directory.scheme().equals("file") ? entries.sorted(Comparator.comparing(DirectoryEntry::name)) : entries;
    }
}
