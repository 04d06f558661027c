package org.elasto.emulator.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.ServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSourceChannel;

/**
 * What a client has sent and nobody wants to read, taken off its connection once the answer is out: closing over it
 * would reset the connection, and the client could lose the answer. Undertow's own way of doing this closes before
 * anything is out where the body is chunked and the answer has none.
 */
final class UnreadBody {

    /** Bytes after which a client that is still sending has to live with a reset. */
    private static final int LIMIT = 1024 * 1024;

    private UnreadBody() {}

    /** Reads what is there, then closes. On the connection's I/O thread only. */
    static void discard(ServerConnection connection, StreamSourceChannel channel) {
        try (PooledByteBuffer pooled = connection.getByteBufferPool().allocate()) {
            ByteBuffer buffer = pooled.getBuffer();
            int taken = 0;
            int count = channel.read(buffer);
            while (count > 0 && taken < LIMIT) {
                taken += count;
                buffer.clear();
                count = channel.read(buffer);
            }
        } catch (IOException e) {
            // Chunks that are none: there is nothing to be read but garbage.
        }
        IoUtils.safeClose(connection);
    }
}
