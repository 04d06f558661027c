package org.elasto.client.http;

import java.io.IOException;
import org.apache.hc.client5.http.impl.ConnectionShutdownException;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.elasto.client.Cancellation;

/**
 * Sends requests with the connections of Apache HttpComponents, and none of its cleverness: the target goes out byte for
 * byte, nothing is repeated, redirected, decoded or remembered. Answers that come before the whole body is out are seen;
 * large bodies wait for {@code 100 Continue} a second at most. Thread-safe.
 */
public final class ApacheTransport implements Transport {

    /** A body that fits into the sockets' buffers cannot stall. */
    private static final long WATCHED_ABOVE = 64 * 1024;

    private final TransportConfig config;
    private final PoolingHttpClientConnectionManager pool;
    private final Alarm alarm;
    private final Patience patience;
    private final Cancellation closing = new Cancellation();
    private final WireLog log = new WireLog();

    public ApacheTransport(TransportConfig config) {
        this(config, new AlarmThread(), Patience.DEFAULT);
    }

    ApacheTransport(TransportConfig config, Alarm alarm, Patience patience) {
        this.config = config;
        this.alarm = alarm;
        this.patience = patience;
        this.pool = Connections.pool(config, patience);
    }

    @Override
    public HttpResponse send(HttpRequest request, Limits limits) throws IOException {
        OutgoingBody body = new OutgoingBody(request.body());
        ClassicHttpRequest head = RequestHead.of(request, body);
        HttpHost host = RequestHead.host(request);
        Exchange exchange = new Exchange(request, pool, config);
        StallWatch watch = new StallWatch(exchange, body);
        boolean answered = false;
        long number = log.sent(request);
        try {
            exchange.guard(limits, alarm, closing);
            ConnectionEndpoint connection = exchange.connect(host);
            if (request.body().length() > WATCHED_ABOVE) {
                watch.lookAfter(body.progress());
            }
            HttpResponse response =
                    talk(exchange, new Conversation(request, body, patience.forContinue()), connection, head);
            log.answered(number, response);
            answered = true;
            return response;
        } finally {
            watch.stop();
            if (!answered) {
                log.failed(number);
                exchange.drop();
            }
        }
    }

    private HttpResponse talk(
            Exchange exchange, Conversation conversation, ConnectionEndpoint connection, ClassicHttpRequest head)
            throws IOException {
        HttpClientContext context = HttpClientContext.create();
        try {
            ClassicHttpResponse answer = connection.execute("", head, conversation, context);
            boolean reusable =
                    conversation.complete() && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(head, answer, context);
            TimeValue keepAlive = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(answer, context);
            return new PooledResponse(exchange, answer, reusable ? keepAlive : null);
        } catch (IOException | ConnectionShutdownException e) {
            throw exchange.lost(e);
        } catch (HttpException e) {
            throw exchange.lost(new IOException("the answer is not HTTP: " + e.getMessage(), e));
        }
    }

    /** Looks now and then whether a large body still moves: no time-out of a socket covers its writing. */
    private final class StallWatch {

        private final Exchange exchange;
        private final OutgoingBody body;
        private boolean over;
        private Runnable takeBack = () -> {};

        StallWatch(Exchange exchange, OutgoingBody body) {
            this.exchange = exchange;
            this.body = body;
        }

        synchronized void lookAfter(long progressBefore) {
            if (!over) {
                takeBack = alarm.after(config.idleTimeout(), () -> look(progressBefore));
            }
        }

        private void look(long progressBefore) {
            long progress = body.progress();
            if (progress == progressBefore && (progress & 1) == 1) {
                exchange.stall();
            } else {
                lookAfter(progress);
            }
        }

        synchronized void stop() {
            over = true;
            takeBack.run();
        }
    }

    /** How many connections are in use. */
    int inUse() {
        return pool.getTotalStats().getLeased();
    }

    @Override
    public void close() {
        closing.cancel();
        alarm.close();
        pool.close(CloseMode.IMMEDIATE);
    }
}
