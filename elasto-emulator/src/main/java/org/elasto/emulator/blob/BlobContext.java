package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.function.Function;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Guids;
import org.elasto.emulator.azure.front.ServiceSettings;
import org.elasto.emulator.azure.front.Sources;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Store;

/**
 * What all requests of one front share.
 *
 * @param etags the moments of changes
 * @param front answers a request without a body, as a part of a batch is one
 * @param sources reads what is stored beside the blobs
 */
record BlobContext(
        Store store,
        ServiceSettings<BlobAccount> settings,
        Etag.Source etags,
        Function<Request, Response> front,
        Sources.Reader sources) {

    Instant now() {
        return settings.clock().instant();
    }

    /** An id as of a lease or a copy. */
    String newGuid() {
        return Guids.random(settings.random());
    }
}
