package org.elasto.client.s3;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.elasto.client.http.HttpRequest.Replay;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.Limits;
import org.elasto.client.http.LostAnswer;
import org.elasto.client.http.NotSentException;
import org.elasto.client.http.RequestBody;
import org.elasto.client.xml.XmlDocuments;
import org.elasto.client.xml.XmlElement;

/**
 * Sends requests to where their bucket is: follows wrong-region answers and redirects, and remembers them. What it
 * returns is a success. Thread-safe.
 */
final class S3Exchange {

    /** Keys may hold what XML 1.0 cannot, and some services write that as character references all the same. */
    static final XmlDocuments DOCUMENTS = new XmlDocuments(200_000, true);

    private static final int MOST_REDIRECTS = 3;

    private final S3Connection connection;
    private final Limits limits;

    S3Exchange(S3Connection connection, Limits limits) {
        this.connection = connection;
        this.limits = limits;
    }

    S3Connection connection() {
        return connection;
    }

    /** Whether requests end before they are answered. */
    private boolean given() {
        return Thread.currentThread().isInterrupted()
                || (limits.cancellation() != null && limits.cancellation().isCancelled());
    }

    /** Sends what must not be repeated blindly, and looks what became of it if that is unclear. */
    <T> T resolve(Supplier<T> send, LostAnswer.Look<T> look) {
        return resolve(connection.attempts(), send, look);
    }

    /**
     * The same for what is not sent as often as others.
     *
     * @param attempts how often it is sent at most
     */
    <T> T resolve(int attempts, Supplier<T> send, LostAnswer.Look<T> look) {
        LostAnswer.Doubt doubt = new LostAnswer.Doubt(attempts, S3Errors::isUnclear, S3Errors::isRefusal, this::given);
        return LostAnswer.resolve(doubt, send, look);
    }

    /** Sends a request; the answer is to be closed. */
    HttpResponse open(S3Request request) {
        S3Places places = connection.places();
        S3Address place = places.of(request.bucket());
        hashPayload(request);
        long start = System.nanoTime();
        for (int hop = 0; ; hop++) {
            try {
                return connection.pipeline(place.region()).send(place.request(request), left(start));
            } catch (StorageException e) {
                S3Redirect redirect = S3Redirect.of(e);
                S3Address next = redirect == null ? null : place.redirected(redirect, request.bucket());
                if (next == null || next.equals(place) || hop == MOST_REDIRECTS) {
                    throw e;
                }
                places.remember(request.bucket(), next);
                if (!request.body().repeatable()) {
                    throw e;
                }
                place = next;
            } catch (NotSentException e) {
                throw failed(request, place, true, e);
            } catch (IOException e) {
                boolean safe = request.replay() == Replay.SAFE;
                throw failed(request, place, safe, new LostAnswer(e));
            }
        }
    }

    /** Unless it is already said what becomes of the payload. */
    private static void hashPayload(S3Request request) {
        if (!request.headers().contains(S3Signer.CONTENT_SHA256)) {
            RequestBody body = request.body();
            boolean empty = body.length() == 0;
            String hash = empty ? S3Signer.EMPTY_SHA256 : S3Checksums.of(body, S3Checksums.payload());
            request.header(S3Signer.CONTENT_SHA256, hash);
        }
    }

    private static StorageException failed(S3Request request, S3Address place, boolean retryable, IOException cause) {
        String message = request.operation() + " at " + place.authority() + " failed: " + cause.getMessage();
        ServiceError service = new ServiceError(request.operation(), 0, null, null);
        return new StorageException(ErrorKind.UNEXPECTED, message, retryable, service, cause);
    }

    /** Sends a request whose answer is complete. */
    HttpResponse send(S3Request request) {
        HttpResponse response = open(request);
        response.close();
        return response;
    }

    /** Sends a request and reads the document that answers it. */
    XmlElement document(S3Request request) {
        return document(send(request));
    }

    static XmlElement document(HttpResponse response) {
        try {
            return DOCUMENTS.parse(response.body().readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("reading memory does not fail", e);
        }
    }

    private Limits left(long start) {
        Duration deadline = limits.deadline();
        if (deadline == null) {
            return limits;
        }
        Duration left = deadline.minusNanos(System.nanoTime() - start);
        return limits.withDeadline(left.isNegative() ? Duration.ZERO : left);
    }
}
