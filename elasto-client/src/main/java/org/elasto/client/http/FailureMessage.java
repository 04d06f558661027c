package org.elasto.client.http;

import org.elasto.client.StorageException.ServiceError;
import org.jspecify.annotations.Nullable;

/** What a person reads of an answer that is a failure. */
public final class FailureMessage {

    private static final int LONGEST = 300;

    private FailureMessage() {}

    /**
     * Operation, place, status, code, text and request id on one line. The query is left out: it may hold a signature.
     *
     * @param text as the service told it; null if it told none
     */
    public static String of(HttpRequest request, ServiceError service, @Nullable String text) {
        int query = request.target().indexOf('?');
        String path = query < 0 ? request.target() : request.target().substring(0, query);
        StringBuilder out =
                new StringBuilder(request.operation()).append(" of ").append(request.authority());
        out.append(path).append(": ").append(service.status());
        if (service.code() != null) {
            out.append(' ').append(shown(service.code()));
        }
        if (text != null) {
            out.append(", ").append(shown(text));
        }
        if (service.requestId() != null) {
            out.append(" (request ").append(shown(service.requestId())).append(')');
        }
        return out.toString();
    }

    /** On one line, and not endless. */
    private static String shown(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            out.append(Character.isISOControl(text.charAt(i)) ? ' ' : text.charAt(i));
        }
        return out.toString();
    }
}
