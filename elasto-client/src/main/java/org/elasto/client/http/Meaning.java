package org.elasto.client.http;

import org.elasto.client.ErrorKind;
import org.elasto.client.http.HttpRequest.Replay;

/**
 * What a failure means.
 *
 * @param kind in words of the client
 * @param retryable whether the same request may succeed later
 * @param undone whether nothing can have happened, so that even a request that must not be repeated may be
 */
public record Meaning(ErrorKind kind, boolean retryable, boolean undone) {

    /** One that stays so. */
    public static Meaning is(ErrorKind kind) {
        return new Meaning(kind, false, true);
    }

    /** One that may pass, and did nothing. */
    public static Meaning again(ErrorKind kind) {
        return new Meaning(kind, true, true);
    }

    /** Nobody knows how far it came. */
    public static Meaning unclear() {
        return new Meaning(ErrorKind.UNEXPECTED, true, false);
    }

    /** What a status says by itself, where the service gives no code that is known. */
    public static Meaning ofStatus(int status) {
        return switch (status) {
            case 304 -> is(ErrorKind.NOT_MODIFIED);
            case 401 -> is(ErrorKind.UNAUTHENTICATED);
            case 403 -> is(ErrorKind.PERMISSION_DENIED);
            case 404 -> is(ErrorKind.NOT_FOUND);
            case 408 -> again(ErrorKind.UNEXPECTED);
            case 412 -> is(ErrorKind.PRECONDITION_FAILED);
            case 416 -> is(ErrorKind.RANGE_NOT_SATISFIABLE);
            case 429, 503 -> again(ErrorKind.RATE_LIMITED);
            case 501 -> is(ErrorKind.UNSUPPORTED);
            case 500, 502, 504 -> unclear();
            case 400, 405, 411, 413, 414, 431 -> is(ErrorKind.INVALID_ARGUMENT);
            default -> is(ErrorKind.UNEXPECTED);
        };
    }

    /** Whether a request that failed so may be sent again. */
    public boolean allowsAgain(HttpRequest request) {
        return retryable && (undone || request.replay() == Replay.SAFE);
    }
}
