package org.elasto.client;

import org.jspecify.annotations.Nullable;

/**
 * The one exception of the client. Carries what the service said; never a secret or a signature.
 */
public final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final boolean retryable;
    private final transient @Nullable ServiceError service;

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
}
