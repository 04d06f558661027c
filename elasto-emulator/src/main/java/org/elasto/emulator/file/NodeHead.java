package org.elasto.emulator.file;

import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.front.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * What a share keeps of directories, files and links alike. Immutable.
 *
 * @param id never used again in its share
 * @param parent id of the directory that holds it; 0 for the root and what is in it, as recorded
 * @param nfs null on shares for SMB
 */
record NodeHead(
        long id,
        long parent,
        Etag etag,
        Metadata metadata,
        SmbProperties smb,
        @Nullable NfsProperties nfs) {

    NodeHead withId(long newId, long newParent) {
        return new NodeHead(newId, newParent, etag, metadata, smb, nfs);
    }

    NodeHead withEtag(Etag newEtag) {
        return new NodeHead(id, parent, newEtag, metadata, smb, nfs);
    }

    NodeHead withMetadata(Metadata newMetadata) {
        return new NodeHead(id, parent, etag, newMetadata, smb, nfs);
    }

    NodeHead withSmb(SmbProperties newSmb) {
        return new NodeHead(id, parent, etag, metadata, newSmb, nfs);
    }

    NodeHead withNfs(@Nullable NfsProperties newNfs) {
        return new NodeHead(id, parent, etag, metadata, smb, newNfs);
    }
}
