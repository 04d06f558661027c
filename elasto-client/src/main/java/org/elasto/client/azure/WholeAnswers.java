package org.elasto.client.azure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.Limits;
import org.elasto.client.http.Transport;

/**
 * Reads every answer to its end but content, before anybody judges it: so a document that breaks off counts as an answer
 * that was lost.
 */
record WholeAnswers(Transport engine) implements Transport {

    private static final Set<String> CONTENT = Set.of("GetBlob", "GetFile");

    /** A page of 5,000 names at their longest, all of it escaped, with properties. */
    private static final int LONGEST = 48 << 20;

    @Override
    public HttpResponse send(HttpRequest request, Limits limits) throws IOException {
        HttpResponse response = engine.send(request, limits);
        if (CONTENT.contains(request.operation()) && response.status() < 300) {
            return response;
        }
        try (response) {
            byte[] body = response.body().readNBytes(LONGEST + 1);
            if (body.length > LONGEST) {
                throw new StorageException(
                        ErrorKind.UNEXPECTED, "the answer to " + request + " is longer than any document of Azure");
            }
            return new Answer(response.status(), response.headers(), body);
        }
    }

    @Override
    public void close() {
        engine.close();
    }

    /** An answer of which everything is there. */
    private record Answer(int status, Headers headers, byte[] bytes) implements HttpResponse {

        /** From its beginning, each time. */
        @Override
        public InputStream body() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void close() {
            // Holds no connection.
        }
    }
}
