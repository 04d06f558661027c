package org.elasto.emulator.file;

import java.util.Locale;
import java.util.Objects;
import java.util.function.LongFunction;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/**
 * The directories and files of a share, each by its id; directories hold names and ids. Immutable: each change makes a new
 * tree that shares all the rest.
 *
 * <p>Names keep the case they were given in and are found in any, but on shares for NFS.
 */
final class FileTree {

    /** What answers call the root. */
    static final long ROOT = 0;

    /** Ids as the service gives them have this bit. */
    private static final long ID_MARK = 1L << 46;

    private final boolean caseSensitive;
    private final HashPMap<Long, Node> nodes;

    /** How many nodes there have ever been. */
    private final long made;

    private FileTree(boolean caseSensitive, HashPMap<Long, Node> nodes, long made) {
        this.caseSensitive = caseSensitive;
        this.nodes = nodes;
        this.made = made;
    }

    /**
     * A tree with nothing but a root.
     *
     * @param root its id and parent are of no matter
     */
    static FileTree empty(NodeHead root, boolean caseSensitive) {
        DirectoryNode node = DirectoryNode.empty(root.withId(ROOT, ROOT));
        HashPMap<Long, Node> none = HashTreePMap.empty();
        return new FileTree(caseSensitive, none.plus(ROOT, node), 0);
    }

    /** What a directory finds a name by. */
    String key(String name) {
        return caseSensitive ? name : name.toUpperCase(Locale.ROOT);
    }

    DirectoryNode root() {
        return (DirectoryNode) node(ROOT);
    }

    /** Whether an id is still in use. */
    boolean has(long id) {
        return nodes.containsKey(id);
    }

    /** What an entry of a directory names. */
    Node node(long id) {
        return Objects.requireNonNull(nodes.get(id), "an entry names a node");
    }

    /** All nodes, in no order. */
    Iterable<Node> nodes() {
        return nodes.values();
    }

    /** What a name in a directory names, or null. */
    @Nullable
    Node child(DirectoryNode directory, String name) {
        DirectoryEntry entry = directory.entries().get(key(name));
        return entry == null ? null : node(entry.id());
    }

    /** What is at a path, or null. */
    @Nullable
    Node find(FilePath path) {
        Node node = root();
        for (String name : path.names()) {
            if (!(node instanceof DirectoryNode directory)) {
                return null;
            }
            Node child = child(directory, name);
            if (child == null) {
                return null;
            }
            node = child;
        }
        return node;
    }

    /**
     * The directory that holds, or would hold, what a path names.
     *
     * @throws AzureException ParentNotFound where there is none
     */
    DirectoryNode parent(FilePath path) {
        if (!path.isRoot() && find(path.parent()) instanceof DirectoryNode parent) {
            return parent;
        }
        throw new AzureException(AzureError.PARENT_NOT_FOUND);
    }

    /**
     * What is at a path.
     *
     * @throws AzureException ParentNotFound or ResourceNotFound
     */
    Node require(FilePath path) {
        Node node = path.isRoot() ? root() : child(parent(path), path.name());
        if (node == null) {
            throw new AzureException(AzureError.RESOURCE_NOT_FOUND);
        }
        return node;
    }

    /**
     * The directory at a path.
     *
     * @throws AzureException ParentNotFound, ResourceNotFound or ResourceTypeMismatch
     */
    DirectoryNode requireDirectory(FilePath path) {
        if (require(path) instanceof DirectoryNode directory) {
            return directory;
        }
        throw new AzureException(AzureError.RESOURCE_TYPE_MISMATCH);
    }

    /**
     * The file at a path.
     *
     * @throws AzureException ParentNotFound, ResourceNotFound or ResourceTypeMismatch
     */
    FileNode requireFile(FilePath path) {
        if (require(path) instanceof FileNode file) {
            return file;
        }
        throw new AzureException(AzureError.RESOURCE_TYPE_MISMATCH);
    }

    /** This tree with a node in the place of the one that has its id. */
    FileTree with(Node node) {
        return new FileTree(caseSensitive, nodes.plus(node.id(), node), made);
    }

    /**
     * This tree with a new node under a name that is free.
     *
     * @param node made of its id
     */
    FileTree plus(DirectoryNode parent, String name, LongFunction<Node> node) {
        long id = Long.reverse(made + 1) | ID_MARK;
        FileTree numbered = new FileTree(caseSensitive, nodes.plus(id, node.apply(id)), made + 1);
        return numbered.link(parent.id(), name, id);
    }

    /** This tree with a name for a node that is there. */
    FileTree link(long parent, String name, long id) {
        DirectoryNode directory = (DirectoryNode) node(parent);
        TreePMap<String, DirectoryEntry> entries = directory.entries().plus(key(name), new DirectoryEntry(name, id));
        return with(directory.withEntries(entries));
    }

    /** This tree without a name, and without what it named if that has no other. */
    FileTree minus(DirectoryNode parent, String name) {
        DirectoryEntry entry = parent.entries().get(key(name));
        if (entry == null) {
            return this;
        }
        FileTree without = with(parent.withEntries(parent.entries().minus(key(name))));
        Node node = node(entry.id());
        if (node instanceof FileNode file && file.links() > 1) {
            return without.with(without.rehomed(file).withLinks(file.links() - 1));
        }
        return new FileTree(caseSensitive, without.nodes.minus(entry.id()), made);
    }

    /** A file with a parent that holds it: another than before where it has lost that name. */
    private FileNode rehomed(FileNode file) {
        if (entryOf(file.id()) != null) {
            return file;
        }
        for (Node node : nodes.values()) {
            if (node instanceof DirectoryNode directory && directory.entryOf(file.id()) != null) {
                return file.withHead(file.head().withId(file.id(), directory.id()));
            }
        }
        throw new IllegalStateException("a file with several names has another");
    }

    /** The path of a directory or file, with slashes between the names; empty for the root. */
    String pathOf(long id) {
        StringBuilder path = new StringBuilder();
        for (long at = id; at != ROOT; at = node(at).head().parent()) {
            DirectoryEntry entry = entryOf(at);
            path.insert(0, entry == null ? "" : path.length() == 0 ? entry.name() : entry.name() + '/');
        }
        return path.toString();
    }

    /** Whether something is in a directory, or in one that is in it, and so on. */
    boolean isBelow(long directory, long id) {
        long at = id;
        while (at != ROOT) {
            at = node(at).head().parent();
            if (at == directory) {
                return true;
            }
        }
        return false;
    }

    private @Nullable DirectoryEntry entryOf(long id) {
        DirectoryNode parent = (DirectoryNode) node(node(id).head().parent());
        return parent.entryOf(id);
    }

    /** This tree without a file or an empty directory, if it has it. */
    FileTree without(long id) {
        Node node = nodes.get(id);
        boolean full =
                node instanceof DirectoryNode directory && !directory.entries().isEmpty();
        if (node == null || id == ROOT || full) {
            return this;
        }
        DirectoryEntry entry = entryOf(id);
        return entry == null ? this : minus((DirectoryNode) node(node.head().parent()), entry.name());
    }

    /** The bytes of all files. */
    long usedBytes() {
        long sum = 0;
        for (Node node : nodes.values()) {
            sum += node instanceof FileNode file ? file.length() : 0;
        }
        return sum;
    }
}
