package org.elasto.client.s3;

import java.io.InputStream;
import org.elasto.client.ByteRange;
import org.elasto.client.http.HttpResponse;

/**
 * An object being read. Must be closed: that drops what has not been read together with the connection, and reads
 * nothing more.
 *
 * @param info the object
 * @param range which bytes the body has
 * @param body throws StorageException UNEXPECTED at its end if the content does not fit its checksum or length
 * @param response to be closed
 */
public record GetObjectResult(ObjectInfo info, ByteRange range, InputStream body, HttpResponse response)
        implements AutoCloseable {

    @Override
    public void close() {
        response.close();
    }
}
