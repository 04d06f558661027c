package org.elasto.client.http;

import java.io.IOException;

/** No connection could be had, so that nothing can have reached the server: any request may be sent again. */
public final class NotSentException extends IOException {

    private static final long serialVersionUID = 1L;

    public NotSentException(String message, Throwable cause) {
        super(message, cause);
    }
}
