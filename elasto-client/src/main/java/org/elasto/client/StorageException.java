package org.elasto.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of the client. Carries what the service said; never a secret or a signature.
 */
public final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final boolean retryable;
    private final transient @Nullable ServiceError service;
    private final @Nullable Duration retryAfter;

    /**
     * What the service said.
     *
     * @param operation the wire operation, for instance {@code PutObject}
     * @param status the HTTP status, 0 when there was no answer
     * @param code the service's own error code, or null
     * @param requestId the service's id of the request, or null
     */
    public record ServiceError(
            String operation,
            int status,
            @Nullable String code,
            @Nullable String requestId) {}

    public StorageException(
            ErrorKind kind,
            String message,
            boolean retryable,
            @Nullable ServiceError service,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryable = retryable;
        this.service = service;
        this.retryAfter = null;
    }

    private StorageException(StorageException other, Duration retryAfter) {
        super(other.getMessage(), other.getCause());
        this.kind = other.kind;
        this.retryable = other.retryable;
        this.service = other.service;
        this.retryAfter = retryAfter;
        setStackTrace(other.getStackTrace());
    }

    /** A failure found on this side, before or without an answer of the service. */
    public StorageException(ErrorKind kind, String message) {
        this(kind, message, false, null, null);
    }

    public ErrorKind kind() {
        return kind;
    }

    /** Whether the same call may succeed later without any change. */
    public boolean retryable() {
        return retryable;
    }

    /** What the service said; null when the failure was found on this side. */
    public @Nullable ServiceError service() {
        return service;
    }

    /** How long the service asks to wait before the call is made again; null if it does not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** The same, from a service that asks to wait that long; null leaves it as it is. */
    public StorageException withRetryAfter(@Nullable Duration wait) {
        return wait == null ? this : new StorageException(this, wait);
    }
}
