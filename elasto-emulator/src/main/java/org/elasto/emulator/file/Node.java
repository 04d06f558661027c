package org.elasto.emulator.file;

import java.time.Instant;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.front.Metadata;

/** A directory, file or symbolic link of a share, whatever its name is. Immutable. */
sealed interface Node permits DirectoryNode, FileNode, LinkNode {

    /** What all kinds have. */
    NodeHead head();

    /** With another head. */
    Node withHead(NodeHead head);

    default long id() {
        return head().id();
    }

    default Etag etag() {
        return head().etag();
    }

    default Metadata metadata() {
        return head().metadata();
    }

    default SmbProperties smb() {
        return head().smb();
    }

    /** With a new tag, and so changed at that moment. */
    default Node changed(Etag etag) {
        Instant moment = etag.modified();
        return withHead(head().withEtag(etag).withSmb(smb().changedAt(moment)));
    }
}
