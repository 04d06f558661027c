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
     * @throws IOException if the connection failed: nobody knows what became of the request
     * @throws org.elasto.client.StorageException if a decorator judged the answer, the deadline passed, or it was
     *     cancelled
     */
    HttpResponse send(HttpRequest request, Limits limits) throws IOException;

    /** Closes every connection, also those in use. */
    @Override
    void close();
}
