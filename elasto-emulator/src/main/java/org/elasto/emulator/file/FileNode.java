package org.elasto.emulator.file;

import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.front.ContentHeaders;
import org.elasto.emulator.azure.front.CopyState;
import org.elasto.emulator.store.SparseContent;
import org.jspecify.annotations.Nullable;

/**
 * A file. Immutable.
 *
 * @param copy the last copy onto it; null where there was none
 * @param links how many names it has: more than one on shares for NFS only
 */
record FileNode(
        NodeHead head,
        SparseContent content,
        ContentHeaders headers,
        Lease lease,
        @Nullable CopyState copy,
        int links) implements Node {

    /** A file that has just been made, with one name and without a lease. */
    static FileNode fresh(NodeHead head, SparseContent content, ContentHeaders headers) {
        return new FileNode(head, content, headers, Lease.AVAILABLE, null, 1);
    }

    long length() {
        return content.length();
    }

    @Override
    public FileNode withHead(NodeHead newHead) {
        return new FileNode(newHead, content, headers, lease, copy, links);
    }

    FileNode withContent(SparseContent newContent) {
        return new FileNode(head, newContent, headers, lease, copy, links);
    }

    FileNode withHeaders(ContentHeaders newHeaders) {
        return new FileNode(head, content, newHeaders, lease, copy, links);
    }

    FileNode withLease(Lease newLease) {
        return new FileNode(head, content, headers, newLease, copy, links);
    }

    FileNode withCopy(@Nullable CopyState newCopy) {
        return new FileNode(head, content, headers, lease, newCopy, links);
    }

    FileNode withLinks(int newLinks) {
        return new FileNode(head, content, headers, lease, copy, newLinks);
    }
}
