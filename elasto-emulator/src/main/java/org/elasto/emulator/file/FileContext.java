package org.elasto.emulator.file;

import java.time.Instant;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Guids;
import org.elasto.emulator.azure.front.ServiceSettings;
import org.elasto.emulator.azure.front.Sources;
import org.elasto.emulator.store.Store;

/**
 * What all requests of one front share.
 *
 * @param etags the moments of changes
 * @param sources reads what copies name
 */
record FileContext(Store store, ServiceSettings<FileAccount> settings, Etag.Source etags, Sources.Reader sources) {

    Instant now() {
        return settings.clock().instant();
    }

    /** An id as of a lease or a copy. */
    String newGuid() {
        return Guids.random(settings.random());
    }
}
