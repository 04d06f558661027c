package org.elasto.emulator.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.Options;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/**
 * Sends one answer, taking its buffers only as fast as the client does. On the connection's I/O thread only.
 */
final class ResponseWriter implements ChannelListener<StreamSinkChannel> {

    /** Bytes after which others on the same I/O thread get their turn, however fast this client reads. */
    private static final int TURN = 1024 * 1024;

    /** Bytes of a refused body that are read off for the sake of its connection. */
    private static final int READ_OFF = 16 * 1024 * 1024;

    private final HttpServerExchange exchange;
    private final Iterator<ByteBuffer> buffers;
    private final @Nullable StreamSourceChannel unread;
    private final @Nullable BreakOff breakOff;
    private @Nullable ByteBuffer current;

    private ResponseWriter(
            HttpServerExchange exchange,
            Iterator<ByteBuffer> buffers,
            @Nullable StreamSourceChannel unread,
            @Nullable BreakOff breakOff) {
        this.exchange = exchange;
        this.buffers = buffers;
        this.unread = unread;
        this.breakOff = breakOff;
    }

    static void write(HttpServerExchange exchange, Response response) {
        write(exchange, response, null);
    }

    /** @param unread where somebody had begun to read the body and has not come to its end */
    static void write(HttpServerExchange exchange, Response response, @Nullable StreamSourceChannel unread) {
        if (response.delay().isZero()) {
            send(exchange, response, unread);
        } else {
            exchange.dispatch(
                    SameThreadExecutor.INSTANCE,
                    () -> exchange.getIoThread()
                            .executeAfter(
                                    () -> send(exchange, response, unread),
                                    response.delay().toMillis(),
                                    TimeUnit.MILLISECONDS));
        }
    }

    private static void send(HttpServerExchange exchange, Response response, @Nullable StreamSourceChannel unread) {
        BreakOff breakOff = response.breakOff();
        if (breakOff != null && breakOff.isSilent()) {
            end(exchange, breakOff);
            return;
        }
        exchange.setStatusCode(response.status());
        HeaderMap headers = exchange.getResponseHeaders();
        for (int i = 0; i < response.headerCount(); i++) {
            headers.add(HttpString.tryFromString(response.headerName(i)), response.headerValue(i));
        }
        if (response.closes() || !isWorthReadingOn(exchange)) {
            exchange.setPersistent(false);
        }
        boolean head = exchange.getRequestMethod().equalToString("HEAD");
        boolean bodiless = response.status() == 204 || response.status() == 304;
        if (!bodiless) {
            exchange.setResponseContentLength(
                    head ? response.length() : response.body().length());
        }
        boolean empty = head || bodiless || response.body().length() == 0;
        Iterator<ByteBuffer> buffers =
                empty ? Collections.emptyIterator() : response.body().buffers();
        if (breakOff != null) {
            buffers = new CutBody(buffers, breakOff.after());
        }
        ByteBuffer first = buffers.hasNext() ? buffers.next() : null;
        boolean discards = !exchange.isRequestComplete() && !exchange.isPersistent();
        if (discards || buffers.hasNext() || breakOff != null) {
            new ResponseWriter(exchange, buffers, unread, breakOff).start(first);
        } else if (first == null) {
            exchange.endExchange();
        } else {
            // One piece: head and body go out in one write.
            exchange.getResponseSender().send(first);
        }
    }

    /**
     * Whether the connection may be kept: nothing of the request is left, or so little that Undertow reads it off behind
     * the answer. Many clients cannot take an answer while they still send, and see a broken connection instead.
     */
    private static boolean isWorthReadingOn(HttpServerExchange exchange) {
        long length = exchange.getRequestContentLength();
        boolean comes = length >= 0 && length <= READ_OFF && !HttpContinue.requiresContinueResponse(exchange);
        return comes || exchange.isRequestComplete();
    }

    private void start(@Nullable ByteBuffer first) {
        current = first;
        StreamSinkChannel channel = exchange.getResponseChannel();
        channel.getWriteSetter().set(this);
        handleEvent(channel);
    }

    @Override
    @SuppressWarnings("deprecation") // there is no other way to be called again for what is there already
    public void handleEvent(StreamSinkChannel channel) {
        try {
            push(channel);
            if (current == null) {
                finish(channel);
            } else {
                channel.resumeWrites();
            }
        } catch (IOException e) {
            IoUtils.safeClose(exchange.getConnection());
        }
    }

    /** Writes what the socket takes, up to a turn; {@link #current} is null afterwards when all is written. */
    private void push(StreamSinkChannel channel) throws IOException {
        int written = 0;
        while (current != null) {
            while (current.hasRemaining()) {
                int count = written < TURN ? channel.write(current) : 0;
                if (count == 0) {
                    return;
                }
                written += count;
            }
            current = buffers.hasNext() ? buffers.next() : null;
        }
    }

    private void finish(StreamSinkChannel channel) throws IOException {
        channel.getWriteSetter().set(null);
        channel.suspendWrites();
        if (breakOff == null) {
            channel.shutdownWrites();
        }
        if (channel.flush()) {
            goOn();
        } else {
            channel.getWriteSetter()
                    .set(ChannelListeners.flushingChannelListener(
                            flushed -> {
                                flushed.suspendWrites();
                                goOn();
                            },
                            (failed, e) -> IoUtils.safeClose(exchange.getConnection())));
            channel.resumeWrites();
        }
    }

    /** The answer is out, as far as it goes. */
    private void goOn() {
        if (breakOff == null) {
            discardRequest();
        } else {
            end(exchange, breakOff);
        }
    }

    private static void end(HttpServerExchange exchange, BreakOff breakOff) {
        ServerConnection connection = exchange.getConnection();
        try {
            connection.setOption(Options.CLOSE_ABORT, breakOff.reset());
        } catch (IOException e) {
            // The client has ended it already.
        }
        IoUtils.safeClose(connection);
    }

    /** What the client still sends is not wanted. */
    private void discardRequest() {
        if (!exchange.isRequestComplete()) {
            StreamSourceChannel rest = unread == null ? exchange.getRequestChannel() : unread;
            if (rest == null || exchange.isPersistent()) {
                exchange.endExchange();
            } else {
                UnreadBody.discard(exchange.getConnection(), rest);
            }
        }
    }
}
