package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.RequestIds;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Store;

/**
 * What all requests of one front share.
 *
 * @param etags the moments of changes
 * @param ids of answers
 * @param front answers a request without a body, as a part of a batch is one
 */
record BlobContext(
        Store store, BlobSettings settings, Etag.Source etags, RequestIds ids, Function<Request, Response> front) {

    Instant now() {
        return settings.clock().instant();
    }

    /** An id as of a lease or a copy. */
    String newGuid() {
        RandomGenerator random = settings.random();
        long most = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long least = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(most, least).toString();
    }
}
