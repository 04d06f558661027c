package org.elasto.emulator.blob;

import java.time.Duration;
import java.time.Instant;
import org.elasto.emulator.blob.BlobState.Deletion;

/**
 * What an account keeps of what is replaced or deleted. Immutable.
 *
 * @param versioning whether every write keeps the version before
 * @param days for which deleted blobs and snapshots can come back; 0 for not at all
 */
record Retention(boolean versioning, int days) {

    boolean keepsDeleted() {
        return days > 0;
    }

    Deletion deletion(Instant now) {
        return new Deletion(now, now.plus(Duration.ofDays(days)));
    }
}
