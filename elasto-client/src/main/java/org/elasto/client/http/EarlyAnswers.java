package org.elasto.client.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.ResponseOutOfOrderStrategy;

/**
 * Looks between the pieces of a body whether an answer has come. A final one ends the body and is left with it: a 503 is
 * seen while the rest is still to be sent, even if the server hangs up right after it. An interim one is taken off the
 * connection and changes nothing: the {@code 100 Continue} of a server that took longer than we waited.
 */
final class EarlyAnswers implements ResponseOutOfOrderStrategy {

    static final EarlyAnswers INSTANCE = new EarlyAnswers();

    private EarlyAnswers() {}

    @Override
    public boolean isEarlyResponseDetected(
            ClassicHttpRequest request, HttpClientConnection connection, InputStream in, long sent, long next)
            throws IOException {
        if (!MonitoringResponseOutOfOrderStrategy.INSTANCE.isEarlyResponseDetected(
                request, connection, in, sent, next)) {
            return false;
        }
        if (!(request.getEntity() instanceof OutgoingBody body)) {
            return true;
        }
        try {
            ClassicHttpResponse answer = connection.receiveResponseHeader();
            if (answer.getCode() >= 200) {
                body.answered(answer);
                return true;
            }
            return false;
        } catch (HttpException e) {
            throw new IOException("the answer is not HTTP: " + e.getMessage(), e);
        }
    }
}
