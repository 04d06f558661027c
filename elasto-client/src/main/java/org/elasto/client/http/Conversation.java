package org.elasto.client.http;

import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request over a connection and reads the head of its answer. In place of the engine's own executor, which
 * sends once more what it thinks harmless to repeat and closes the connection before an answer that came early is read.
 */
final class Conversation implements ConnectionEndpoint.RequestExecutor {

    private static final int INTERIM_LIMIT = 100;

    private final HttpRequest request;
    private final OutgoingBody body;
    private final Timeout continueWait;
    private boolean complete;

    Conversation(HttpRequest request, OutgoingBody body, Duration continueWait) {
        this.request = request;
        this.body = body;
        this.continueWait = Connections.timeout(continueWait);
    }

    /** Whether all of the request went out, so that another may follow on the same connection. */
    boolean complete() {
        return complete;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest head, HttpClientConnection connection, HttpContext context)
            throws IOException, HttpException {
        connection.sendRequestHeader(head);
        ClassicHttpResponse response = null;
        if (head.containsHeader("Expect")) {
            connection.flush();
            response = refusal(connection);
        }
        if (response == null) {
            response = sendBody(head, connection);
        }
        if (response == null) {
            response = last(connection);
        }
        if (MessageSupport.canResponseHaveBody(head.getMethod(), response)) {
            connection.receiveResponseEntity(response);
        }
        return response;
    }

    /** The answer of a server that does not want the body; null if it does, or says nothing. */
    private @Nullable ClassicHttpResponse refusal(HttpClientConnection connection) throws IOException, HttpException {
        for (int i = 0; i < INTERIM_LIMIT; i++) {
            if (!connection.isDataAvailable(continueWait)) {
                return null;
            }
            ClassicHttpResponse response = connection.receiveResponseHeader();
            if (response.getCode() == 100) {
                return null;
            }
            if (response.getCode() >= 200) {
                return response;
            }
        }
        throw new ProtocolException("too many interim answers");
    }

    private ClassicHttpResponse last(HttpClientConnection connection) throws IOException, HttpException {
        ClassicHttpResponse early = body.answer();
        if (early != null) {
            return early;
        }
        for (int i = 0; i < INTERIM_LIMIT; i++) {
            ClassicHttpResponse response = connection.receiveResponseHeader();
            if (response.getCode() >= 200) {
                return response;
            }
        }
        throw new ProtocolException("too many interim answers");
    }

    /** Null if all went well; the answer of a server that hung up in the middle, if it left one. */
    private @Nullable ClassicHttpResponse sendBody(ClassicHttpRequest head, HttpClientConnection connection)
            throws IOException, HttpException {
        IOException failure;
        try {
            connection.sendRequestEntity(head);
            connection.flush();
            complete = !body.cutShort();
            return null;
        } catch (IOException e) {
            failure = e;
        }
        if (head.getEntity() != null && !body.isConnectionFailure(failure) && !body.handedOver()) {
            throw unreadable(failure);
        }
        try {
            return last(connection);
        } catch (IOException | HttpException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private StorageException unreadable(IOException failure) {
        return new StorageException(
                ErrorKind.UNEXPECTED,
                "the content of " + request.operation() + " could not be read: " + failure.getMessage(),
                false,
                new ServiceError(request.operation(), 0, null, null),
                failure);
    }
}
