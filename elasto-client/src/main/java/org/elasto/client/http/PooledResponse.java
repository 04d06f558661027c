package org.elasto.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/** An answer whose body is still on the connection, which is let go of as soon as the last byte is read. */
final class PooledResponse implements HttpResponse {

    private static final int LARGEST_READ = 128 * 1024;

    private final Exchange exchange;
    private final @Nullable TimeValue keepAlive;
    private final int status;
    private final Headers headers = new Headers();
    private final InputStream body;

    /**
     * An answer.
     *
     * @param keepAlive how long the connection may be kept once the body is read; null if not at all
     */
    PooledResponse(Exchange exchange, ClassicHttpResponse answer, @Nullable TimeValue keepAlive) throws IOException {
        this.exchange = exchange;
        this.keepAlive = keepAlive;
        this.status = answer.getCode();
        for (Iterator<Header> each = answer.headerIterator(); each.hasNext(); ) {
            Header header = each.next();
            String value = header.getValue();
            headers.add(header.getName(), value == null ? "" : value);
        }
        HttpEntity entity = answer.getEntity();
        if (entity == null || entity.getContentLength() == 0) {
            this.body = InputStream.nullInputStream();
            finished();
        } else {
            this.body = new Body(entity.getContent(), entity.getContentLength());
        }
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public void close() {
        exchange.drop();
    }

    private void finished() {
        if (keepAlive == null) {
            exchange.drop();
        } else {
            exchange.finish(true, keepAlive);
        }
    }

    /** The bytes as they come. Once it has ended the connection may be somebody else's, and is not touched again. */
    private final class Body extends InputStream {

        private final InputStream connection;
        private final long length;
        private long received;
        private boolean ended;

        Body(InputStream connection, long length) {
            this.connection = connection;
            this.length = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            if (ended) {
                return -1;
            }
            if (count == 0) {
                return 0;
            }
            if (exchange.isFinished()) {
                exchange.check();
                throw new IOException("the answer is closed");
            }
            int read = receive(bytes, offset, count);
            received += Math.max(0, read);
            if (read < 0 || received == length) {
                ended = true;
                finished();
            }
            return read;
        }

        private int receive(byte[] bytes, int offset, int count) throws IOException {
            boolean good = false;
            try {
                exchange.check();
                // The JVM copies through memory of this size, which it then keeps for the thread.
                int read = connection.read(bytes, offset, Math.min(count, LARGEST_READ));
                good = true;
                return read;
            } catch (IOException e) {
                throw exchange.lost(e);
            } finally {
                if (!good) {
                    exchange.drop();
                }
            }
        }

        @Override
        public int available() throws IOException {
            return ended || exchange.isFinished() ? 0 : connection.available();
        }

        @Override
        public void close() {
            PooledResponse.this.close();
        }
    }
}
