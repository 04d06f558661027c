package org.elasto.emulator.file;

/**
 * A symbolic link, of shares for NFS only. Immutable.
 *
 * @param target as it was given: a path that nobody follows here
 */
record LinkNode(NodeHead head, String target) implements Node {

    @Override
    public LinkNode withHead(NodeHead newHead) {
        return new LinkNode(newHead, target);
    }
}
