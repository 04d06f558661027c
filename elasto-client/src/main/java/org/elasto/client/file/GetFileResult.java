package org.elasto.client.file;

import java.io.InputStream;
import org.elasto.client.ByteRange;
import org.elasto.client.http.HttpResponse;

/**
 * A file, or part of it, being read. Must be closed, which drops the connection if bytes are left.
 *
 * @param info what the service tells of the file
 * @param range the bytes of the body
 * @param body counted, and verified where the service told a digest of it
 * @param response holds the connection
 */
public record GetFileResult(FileInfo info, ByteRange range, InputStream body, HttpResponse response)
        implements AutoCloseable {

    @Override
    public void close() {
        response.close();
    }
}
