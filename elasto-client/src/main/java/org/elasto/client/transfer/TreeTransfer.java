package org.elasto.client.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.elasto.client.Capability;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.Elasto;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileType;
import org.elasto.client.Leftover;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;

/** Copies all that is below a directory, or makes one like another. */
final class TreeTransfer {

    private final Engine engine;
    private final Elasto elasto;
    private final StorageUri from;
    private final StorageUri to;
    private final TreeListener listener;
    private final Set<StorageUri> made = new HashSet<>();

    TreeTransfer(Engine engine, StorageUri from, StorageUri to, TreeListener listener) {
        this.engine = engine;
        this.elasto = engine.elasto();
        this.from = from;
        this.to = to;
        this.listener = listener;
    }

    /** Copies each file; a move leaves no directory of the source that has nothing in it any more. */
    TreeResult copy(boolean move) {
        Deque<StorageUri> directories = new ArrayDeque<>();
        directories.push(from);
        TreeResult result = run(tree -> each(from, entry -> {
            if (entry.stat().type() == FileType.FILE) {
                copy(tree, entry, move);
                return;
            }
            directories.push(entry.uri());
            if (haveDirectories()) {
                tree.attempt(entry.uri(), () -> makeParents(entry.name() + "/"));
            }
        }));
        if (move) {
            directories.forEach(this::removeIfEmpty);
        }
        return result;
    }

    private void removeIfEmpty(StorageUri directory) {
        if (directory.isContainer() || directory.isRoot()) {
            return;
        }
        try {
            elasto.remove(directory);
        } catch (StorageException e) {
            // A prefix is gone with the last file below it.
            if (e.kind() != ErrorKind.ALREADY_EXISTS && e.kind() != ErrorKind.NOT_FOUND) {
                throw e;
            }
        }
    }

    /** Copies what differs, which replaces what is there, and removes what is too much. */
    TreeResult sync(SyncOptions options) {
        Comparison comparison = new Comparison(elasto, options);
        return run(tree -> {
            Map<String, DirectoryEntry> there = there();
            each(from, entry -> {
                if (entry.stat().type() != FileType.FILE) {
                    there.remove(entry.name());
                    return;
                }
                DirectoryEntry old = there.remove(entry.name());
                if (old == null || comparison.differs(entry, old)) {
                    update(tree, entry, options);
                } else if (comparison.isSame(entry, old)) {
                    tree.same();
                } else {
                    tree.add(entry.uri(), () -> lookCloser(tree, comparison, entry, old));
                }
            });
            if (options.delete()) {
                there.values().stream()
                        .filter(entry -> entry.stat().type() == FileType.FILE)
                        .forEach(entry -> remove(tree, entry.uri(), options));
            }
        });
    }

    /** What takes requests is done where copies are. */
    private void lookCloser(TreeRun tree, Comparison comparison, DirectoryEntry entry, DirectoryEntry old) {
        if (comparison.isSameLookingCloser(entry, old)) {
            tree.same();
        } else if (comparison.options().dryRun()) {
            rehearse(tree, entry);
        } else {
            tree.found(entry.uri(), size(entry));
            tree.carry(entry.uri(), own -> copy(own, entry, target(entry.name()), false));
        }
    }

    private void update(TreeRun tree, DirectoryEntry entry, SyncOptions options) {
        if (options.dryRun()) {
            rehearse(tree, entry);
        } else {
            copy(tree, entry, false);
        }
    }

    private void rehearse(TreeRun tree, DirectoryEntry entry) {
        tree.found(entry.uri(), size(entry));
        tree.copied(entry.uri(), new TransferResult(target(entry.name()), size(entry), false));
    }

    private void copy(TreeRun tree, DirectoryEntry entry, boolean move) {
        StorageUri target = target(entry.name());
        tree.found(entry.uri(), size(entry));
        tree.add(entry.uri(), () -> tree.carry(entry.uri(), own -> copy(own, entry, target, move)));
    }

    private void remove(TreeRun tree, StorageUri uri, SyncOptions options) {
        if (options.dryRun()) {
            tree.removed(uri);
        } else {
            tree.add(uri, () -> {
                elasto.remove(uri);
                tree.removed(uri);
            });
        }
    }

    /** By name. All of the target is held in memory: services list in different orders. */
    private Map<String, DirectoryEntry> there() {
        Map<String, DirectoryEntry> there = new HashMap<>();
        try {
            each(to, entry -> there.put(entry.name(), entry));
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND || to.isContainer()) {
                throw e;
            }
        }
        return there;
    }

    private interface Listed {
        void accept(DirectoryEntry entry);
    }

    private interface Adding {
        void run(TreeRun tree);
    }

    private TreeResult run(Adding adding) {
        return Stoppable.run(engine.options().cancellation(), () -> {
            try (TreeRun tree = new TreeRun(engine, listener)) {
                adding.run(tree);
                return tree.finish();
            }
        });
    }

    private void each(StorageUri directory, Listed listed) {
        try (ElastoFile open = elasto.open(directory, OpenFlag.DIRECTORY);
                Stream<DirectoryEntry> entries = open.readTree()) {
            for (Iterator<DirectoryEntry> each = entries.iterator(); each.hasNext(); ) {
                DirectoryEntry entry = each.next();
                if (!Leftover.isDraft(entry.name())) {
                    listed.accept(entry);
                }
            }
        }
    }

    private static long size(DirectoryEntry entry) {
        return entry.stat().size().orElse(0);
    }

    private StorageUri target(String path) {
        return to.resolve(path);
    }

    private TransferResult copy(Engine own, DirectoryEntry entry, StorageUri target, boolean move) {
        requirePath(entry.name());
        FileTransfer files = new FileTransfer(own);
        try {
            return files.copy(entry.uri(), target, null, move);
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND || !haveDirectories()) {
                throw e;
            }
            makeParents(entry.name());
        }
        return files.copy(entry.uri(), target, null, move);
    }

    /** Keys of objects have names that would lead a file system elsewhere, or nowhere. */
    private void requirePath(String path) {
        if (!haveDirectories()) {
            return;
        }
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0) {
                throw new StorageException(
                        ErrorKind.INVALID_ARGUMENT, "no file of " + to + " can have the name \"" + path + "\"");
            }
        }
    }

    /** Whether the target has directories that files stand in, as those do whose files are renamed. */
    private boolean haveDirectories() {
        return elasto.capabilities(to).contains(Capability.RENAME);
    }

    /** Those that are missing; by one thread at a time, for others need them as well. */
    private synchronized void makeParents(String path) {
        makeDirectory(to);
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            makeDirectory(target(path.substring(0, slash)));
        }
    }

    private void makeDirectory(StorageUri directory) {
        if (directory.isContainer() || directory.isRoot() || !made.add(directory)) {
            return;
        }
        try {
            elasto.open(directory, OpenFlag.DIRECTORY, OpenFlag.CREATE).close();
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND) {
                throw e;
            }
            makeDirectory(directory.parent());
            elasto.open(directory, OpenFlag.DIRECTORY, OpenFlag.CREATE).close();
        }
    }
}
