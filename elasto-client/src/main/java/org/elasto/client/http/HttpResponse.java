package org.elasto.client.http;

import java.io.InputStream;

/**
 * What a service answered. Must be closed: closing drops the connection when bytes of the body are left, and never reads
 * them. Used by one thread at a time.
 */
public interface HttpResponse extends AutoCloseable {

    int status();

    Headers headers();

    /** The body as received; never decoded. */
    InputStream body();

    /** Gives the connection back, or drops it if the body was not read to its end. */
    @Override
    void close();
}
