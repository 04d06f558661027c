package org.elasto.client.transfer;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/** The journals in one directory. */
record Journals(Path directory) {

    /** Those of transfers that nobody is at work on, the oldest first. */
    List<PendingTransfer> pending() {
        List<PendingTransfer> pending = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return pending;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + Journal.SUFFIX)) {
            for (Path file : files) {
                try (Journal journal = Journal.resume(file)) {
                    if (journal != null) {
                        pending.add(pending(journal));
                    }
                }
            }
        } catch (IOException e) {
            throw new StorageException(
                    ErrorKind.UNEXPECTED, "cannot read " + directory + ": " + e.getMessage(), false, null, e);
        }
        pending.sort(Comparator.comparing(PendingTransfer::started));
        return pending;
    }

    private static PendingTransfer pending(Journal journal) {
        JournalHead head = journal.head();
        return new PendingTransfer(
                head.id(), head.source(), head.target(), head.options().size(), journal.done(), head.started());
    }

    /**
     * Takes one up.
     *
     * @throws StorageException NOT_FOUND if there is none; LEASE_CONFLICT if somebody is at work on it
     */
    Journal open(String id) {
        Path file = directory.resolve(id + Journal.SUFFIX);
        // An id is typed by people.
        if (id.isEmpty() || id.indexOf('/') >= 0 || !directory.equals(file.getParent()) || !Files.exists(file)) {
            throw new StorageException(ErrorKind.NOT_FOUND, "there is no unfinished transfer " + id);
        }
        Journal journal = Journal.resume(file);
        if (journal == null) {
            throw new StorageException(
                    ErrorKind.LEASE_CONFLICT,
                    "another process is at work on the transfer " + id + ", or just ended it");
        }
        return journal;
    }
}
