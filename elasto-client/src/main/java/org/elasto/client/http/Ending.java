package org.elasto.client.http;

import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.jspecify.annotations.Nullable;

/** Why a request was given up on this side. What became of it on the other is unknown, so none is retryable. */
enum Ending {
    CANCELLED("was cancelled"),
    INTERRUPTED("was interrupted"),
    DEADLINE("did not finish before its deadline"),
    CLOSED("was ended: the client is closed");

    private final String text;

    Ending(String text) {
        this.text = text;
    }

    StorageException of(HttpRequest request, @Nullable Throwable cause) {
        return new StorageException(
                ErrorKind.UNEXPECTED,
                request.operation() + " " + text,
                false,
                new ServiceError(request.operation(), 0, null, null),
                cause);
    }
}
