package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.Map;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.front.ContentHeaders;
import org.elasto.emulator.azure.front.Metadata;

/**
 * One state of a blob: the present one, a snapshot or a version. Immutable.
 *
 * @param stamp when it came to be
 * @param tags sorted by name
 */
record Blob(
        BlobBody body,
        Stamp stamp,
        ContentHeaders headers,
        Metadata metadata,
        Map<String, String> tags,
        BlobState state) {

    /** Of the headers that set what a blob is read with. */
    static final String HEADER_PREFIX = "x-ms-blob-";

    /**
     * When a state came to be.
     *
     * @param etag of the last change
     * @param created the blob, however often it was changed since
     * @param versionId empty where the account keeps no versions
     */
    record Stamp(Etag etag, Instant created, String versionId) {}

    Etag etag() {
        return stamp.etag();
    }

    long length() {
        return body.length();
    }

    Lease lease() {
        return state.lease();
    }

    Blob withBody(BlobBody changed) {
        return new Blob(changed, stamp, headers, metadata, tags, state);
    }

    Blob withStamp(Stamp changed) {
        return new Blob(body, changed, headers, metadata, tags, state);
    }

    /** This state as one that a write has made just now. */
    Blob changedAt(Etag etag) {
        return withStamp(new Stamp(etag, stamp.created(), stamp.versionId()));
    }

    Blob withHeaders(ContentHeaders changed) {
        return new Blob(body, stamp, changed, metadata, tags, state);
    }

    Blob withMetadata(Metadata changed) {
        return new Blob(body, stamp, headers, changed, tags, state);
    }

    Blob withTags(Map<String, String> changed) {
        return new Blob(body, stamp, headers, metadata, changed, state);
    }

    Blob withState(BlobState changed) {
        return new Blob(body, stamp, headers, metadata, tags, changed);
    }

    Blob withLease(Lease lease) {
        return withState(state.withLease(lease));
    }
}
