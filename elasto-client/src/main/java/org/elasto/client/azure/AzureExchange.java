package org.elasto.client.azure;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.elasto.client.http.HttpRequest.Replay;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.Limits;
import org.elasto.client.http.LostAnswer;
import org.elasto.client.http.NotSentException;
import org.elasto.client.xml.XmlDocuments;
import org.elasto.client.xml.XmlElement;

/**
 * Sends requests to an account; what only reads is asked once more of the secondary endpoint, if there is one, when the
 * primary gives no answer. What it returns is a success. Thread-safe.
 */
public final class AzureExchange {

    /** A page has up to five thousand names, each with its properties and metadata. */
    static final XmlDocuments DOCUMENTS = new XmlDocuments(1_000_000, false);

    private final AzureConnection connection;
    private final Limits limits;

    public AzureExchange(AzureConnection connection, Limits limits) {
        this.connection = connection;
        this.limits = limits;
    }

    public AzureConnection connection() {
        return connection;
    }

    /** Whether requests end before they are answered. */
    private boolean given() {
        return Thread.currentThread().isInterrupted()
                || (limits.cancellation() != null && limits.cancellation().isCancelled());
    }

    /**
     * Sends what must not be repeated blindly, and looks what became of it if that is unclear.
     *
     * @param <T> what it returns
     */
    public <T> T resolve(Supplier<T> send, LostAnswer.Look<T> look) {
        LostAnswer.Doubt doubt = new LostAnswer.Doubt(
                connection.attempts(), AzureErrors::isUnclear, AzureErrors::isRefusal, this::given);
        return LostAnswer.resolve(doubt, send, look);
    }

    /**
     * Sends a request that must not be repeated blindly, and of which nothing but its success is of interest.
     *
     * @param done looks, after an answer was lost, whether what it asked for has come about
     */
    public void settle(AzureRequest request, BooleanSupplier done) {
        this.<Boolean>resolve(
                () -> {
                    send(request);
                    return true;
                },
                () -> done.getAsBoolean() ? true : null);
    }

    /** Sends a request; the answer is to be closed. */
    public HttpResponse open(AzureRequest request) {
        try {
            return open(request, connection.primary());
        } catch (StorageException e) {
            AzureAddress elsewhere = connection.secondary();
            if (elsewhere == null || !e.retryable() || !request.mayReadElsewhere() || given()) {
                throw e;
            }
            return openElsewhere(request, elsewhere, e);
        }
    }

    /** What it says counts only if it has what was asked for: that it has not may be because it lags behind. */
    private HttpResponse openElsewhere(AzureRequest request, AzureAddress elsewhere, StorageException failure) {
        try {
            return open(request, elsewhere);
        } catch (StorageException second) {
            failure.addSuppressed(second);
            throw failure;
        }
    }

    private HttpResponse open(AzureRequest request, AzureAddress address) {
        try {
            return connection.pipeline().send(address.request(request), limits);
        } catch (NotSentException e) {
            throw failed(request, address, true, e);
        } catch (IOException e) {
            throw failed(request, address, request.replay() == Replay.SAFE, new LostAnswer(e));
        }
    }

    private static StorageException failed(
            AzureRequest request, AzureAddress address, boolean retryable, IOException cause) {
        String message = request.operation() + " at " + address.authority() + " failed: " + cause.getMessage();
        ServiceError service = new ServiceError(request.operation(), 0, null, null);
        return new StorageException(ErrorKind.UNEXPECTED, message, retryable, service, cause);
    }

    /** Sends a request whose answer is complete. */
    public HttpResponse send(AzureRequest request) {
        HttpResponse response = open(request);
        response.close();
        return response;
    }

    /** Sends a request and reads the document that answers it. */
    public XmlElement document(AzureRequest request) {
        return document(send(request));
    }

    /** Reads the document of an answer that is complete. */
    public static XmlElement document(HttpResponse response) {
        try {
            return DOCUMENTS.parse(response.body().readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("reading memory does not fail", e);
        }
    }
}
