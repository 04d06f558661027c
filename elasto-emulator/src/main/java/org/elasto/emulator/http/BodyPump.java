package org.elasto.emulator.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSourceChannel;

/**
 * Moves a request's body into its {@link BodyReader} as it arrives, without ever reading ahead of it. One per request,
 * on the connection's I/O thread only.
 */
final class BodyPump implements ChannelListener<StreamSourceChannel> {

    /** Bytes after which others on the same I/O thread get their turn, however much more is there. */
    private static final int TURN = 512 * 1024;

    private enum Outcome {
        /** Nothing more is there yet, or it is the turn of others. */
        LATER,
        COMPLETE,
        REFUSED,
        LOST
    }

    private final ExchangeHandler handler;
    private final HttpServerExchange exchange;
    private final BodyReader reader;
    private @Nullable Response refusal;
    private boolean listening;
    private boolean ended;

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
        handleEvent(channel);
    }

    @Override
    @SuppressWarnings("deprecation") // there is no other way to be called again for what is there already
    public void handleEvent(StreamSourceChannel channel) {
        switch (drain(channel)) {
            case LATER -> listen(channel);
            case COMPLETE -> {
                deafen(channel);
                finish();
            }
            case REFUSED -> {
                deafen(channel);
                ended = true;
                ResponseWriter.write(exchange, Objects.requireNonNull(refusal).close(), channel);
            }
            // The client went away, or its chunks cannot be read: there is no telling where the next request begins.
            case LOST -> {
                abandonOnce();
                IoUtils.safeClose(exchange.getConnection());
            }
        }
    }

    private void listen(StreamSourceChannel channel) {
        if (!listening) {
            listening = true;
            channel.getReadSetter().set(this);
        }
        // Again each time: what Undertow has read ahead is offered anew only when asked for.
        channel.resumeReads();
    }

    /** Before anything is answered: what remains is read by whoever answers. */
    private void deafen(StreamSourceChannel channel) {
        if (listening) {
            channel.getReadSetter().set(null);
            channel.suspendReads();
        }
    }

    private Outcome drain(StreamSourceChannel channel) {
        try (PooledByteBuffer pooled =
                exchange.getConnection().getByteBufferPool().allocate()) {
            ByteBuffer buffer = pooled.getBuffer();
            for (int taken = 0; taken < TURN; taken += buffer.limit()) {
                buffer.clear();
                int count = channel.read(buffer);
                if (count <= 0) {
                    return count == 0 ? Outcome.LATER : Outcome.COMPLETE;
                }
                buffer.flip();
                refusal = accept(buffer);
                if (refusal != null) {
                    return Outcome.REFUSED;
                }
            }
            return Outcome.LATER;
        } catch (IOException e) {
            return Outcome.LOST;
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
