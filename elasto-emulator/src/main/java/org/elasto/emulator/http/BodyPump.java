package org.elasto.emulator.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSourceChannel;

/**
 * Moves a request's body into its {@link BodyReader} as it arrives, without ever reading ahead of it. One per request,
 * on the connection's I/O thread only.
 */
final class BodyPump implements ChannelListener<StreamSourceChannel> {

    private final ExchangeHandler handler;
    private final HttpServerExchange exchange;
    private final BodyReader reader;

    BodyPump(ExchangeHandler handler, HttpServerExchange exchange, BodyReader reader) {
        this.handler = handler;
        this.exchange = exchange;
        this.reader = reader;
    }

    void start() {
        StreamSourceChannel channel = exchange.getRequestChannel();
        if (channel == null || exchange.isRequestComplete()) {
            finish();
            return;
        }
        exchange.addExchangeCompleteListener((completed, next) -> {
            abandonOnce();
            next.proceed();
        });
        if (!drain(channel)) {
            channel.getReadSetter().set(this);
            channel.resumeReads();
        }
    }

    private boolean ended;

    @Override
    public void handleEvent(StreamSourceChannel channel) {
        if (drain(channel)) {
            channel.getReadSetter().set(null);
            channel.suspendReads();
        }
    }

    /** Reads what is there; true when nothing more is wanted. */
    private boolean drain(StreamSourceChannel channel) {
        try (PooledByteBuffer pooled =
                exchange.getConnection().getByteBufferPool().allocate()) {
            ByteBuffer buffer = pooled.getBuffer();
            while (true) {
                buffer.clear();
                int count = channel.read(buffer);
                if (count == 0) {
                    return false;
                }
                if (count < 0) {
                    finish();
                    return true;
                }
                buffer.flip();
                Response early = accept(buffer);
                if (early != null) {
                    ended = true;
                    ResponseWriter.write(exchange, early.close());
                    return true;
                }
            }
        } catch (IOException e) {
            // The client went away, or its chunks cannot be read: there is no telling where the next request begins.
            abandonOnce();
            IoUtils.safeClose(exchange.getConnection());
            return true;
        }
    }

    private @Nullable Response accept(ByteBuffer piece) {
        try {
            return reader.accept(piece);
        } catch (RuntimeException | Error e) {
            return handler.failed(e);
        }
    }

    private void finish() {
        ended = true;
        Reception reception;
        try {
            reception = reader.finish();
        } catch (RuntimeException | Error e) {
            reception = handler.failed(e);
        }
        handler.proceed(exchange, reception);
    }

    private void abandonOnce() {
        if (!ended) {
            ended = true;
            reader.abandon();
        }
    }
}
