package org.elasto.client.http;

import java.io.IOException;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/** Tells a protocol's failures from its successes. Thread-safe. */
@FunctionalInterface
public interface Judge {

    /**
     * Looks at an answer; reads its body only if it is a failure.
     *
     * @return the failure, {@link StorageException#retryable()} if the same request may succeed later and did nothing;
     *     null for a success
     * @throws IOException if the failure's body could not be read
     */
    @Nullable
    StorageException failure(HttpRequest request, HttpResponse response) throws IOException;
}
