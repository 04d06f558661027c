package org.elasto.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;

/** Removes things and all below them, many at a time; one that cannot be removed does not keep the rest. */
final class TreeRemoval implements AutoCloseable {

    private static final String COMMAND = "rm";
    private static final int THREADS = 16;
    private static final int BATCH = 256;

    private final Session session;
    private final boolean dryRun;
    private final ExecutorService removers = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "elasto-rm");
        thread.setDaemon(true);
        return thread;
    });
    private boolean failed;

    /**
     * Removes nothing yet.
     *
     * @param dryRun whether it only tells what it would remove
     */
    TreeRemoval(Session session, boolean dryRun) {
        this.session = session;
        this.dryRun = dryRun;
    }

    /** Whether something below a tree is still there; why has been told. */
    boolean failed() {
        return failed;
    }

    /** Removes one thing. */
    void remove(StorageUri uri) {
        if (dryRun) {
            requireRemovable(uri);
        } else {
            session.client().remove(uri);
        }
        done(uri);
    }

    /** What the service would find out: that it is there, and that nothing is in it. */
    private void requireRemovable(StorageUri uri) {
        boolean link = uri.scheme().equals("file") && !Session.mayDescend(uri);
        if (link || session.client().stat(uri).type() == FileType.FILE) {
            return;
        }
        try (ElastoFile handle = session.client().open(uri, OpenFlag.DIRECTORY);
                Stream<DirectoryEntry> entries = handle.readdir()) {
            if (entries.findFirst().isPresent()) {
                throw new StorageException(ErrorKind.ALREADY_EXISTS, uri + " is not empty");
            }
        }
    }

    /** Removes one thing and all below it. */
    void removeTree(StorageUri uri) {
        boolean tree = Session.mayDescend(uri) && session.client().stat(uri).type() != FileType.FILE;
        if (!tree) {
            remove(uri);
        } else if (empty(uri)) {
            removeEmptied(uri);
        }
    }

    /** Removes all below a directory and tells whether nothing is left. */
    private boolean empty(StorageUri directory) {
        boolean gone = true;
        try (ElastoFile handle = session.client().open(directory, OpenFlag.DIRECTORY);
                Stream<DirectoryEntry> entries = handle.readdir()) {
            List<StorageUri> files = new ArrayList<>();
            for (Iterator<DirectoryEntry> each = entries.iterator(); each.hasNext(); ) {
                session.interruption().check();
                DirectoryEntry entry = each.next();
                if (Session.mayDescend(entry)) {
                    gone &= removeDirectory(entry.uri());
                } else {
                    files.add(entry.uri());
                }
                if (files.size() == BATCH) {
                    gone &= removeAll(files);
                    files.clear();
                }
            }
            return removeAll(files) && gone;
        }
    }

    private boolean removeDirectory(StorageUri directory) {
        try {
            boolean gone = empty(directory);
            if (gone) {
                removeEmptied(directory);
            }
            return gone;
        } catch (StorageException e) {
            return fail(e);
        }
    }

    /** In an object store a directory without a marker is gone with the last thing in it. */
    private void removeEmptied(StorageUri directory) {
        if (dryRun) {
            done(directory);
            return;
        }
        try {
            session.client().remove(directory);
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND) {
                throw e;
            }
        }
        done(directory);
    }

    private boolean removeAll(List<StorageUri> files) {
        if (dryRun) {
            files.forEach(this::done);
            return true;
        }
        List<Future<?>> removals = new ArrayList<>();
        for (StorageUri file : files) {
            removals.add(removers.submit(() -> session.client().remove(file)));
        }
        boolean gone = true;
        for (int i = 0; i < files.size(); i++) {
            gone &= await(removals.get(i), files.get(i));
        }
        return gone;
    }

    private boolean await(Future<?> removal, StorageUri file) {
        try {
            removal.get();
            done(file);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StorageException refused) {
                return fail(refused);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean fail(StorageException e) {
        failed = true;
        session.printer().failure(Failure.of(e).during(COMMAND));
        return false;
    }

    private void done(StorageUri uri) {
        Printer.Done done = Printer.Done.of(COMMAND, uri.toString());
        if (dryRun) {
            session.printer().planned(done);
        } else {
            session.printer().done(done);
        }
    }

    @Override
    public void close() {
        removers.shutdownNow();
    }
}
