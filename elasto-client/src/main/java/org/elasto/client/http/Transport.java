package org.elasto.client.http;

import java.io.IOException;

/**
 * Sends one request and returns its answer, whatever its status. Implementations are thread-safe. Decorators retry and
 * sign; the innermost owns the connections.
 */
public interface Transport extends AutoCloseable {

    /**
     * Sends a request.
     *
     * @return the answer, to be closed by the caller
     * @throws NotSentException if nothing can have reached the server
     * @throws IOException if the answer was lost, which is every other kind of it: nobody knows what became of the
     *     request. Retries send it again only if it is {@link HttpRequest.Replay#SAFE}; otherwise the exception rises, and
     *     whoever asked must look
     * @throws org.elasto.client.StorageException if a decorator judged the answer, the deadline passed, or it was
     *     cancelled
     */
    HttpResponse send(HttpRequest request, Limits limits) throws IOException;

    /** Closes every connection, also those in use. */
    @Override
    void close();
}
