package org.elasto.client.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/**
 * Reads every answer to its end but content, before anybody judges it: so a failure inside a success is seen, and a
 * document that breaks off counts as an answer that was lost.
 *
 * @param engine gives the answers; closed with this
 * @param content the operations whose successes are content, and read as they come
 * @param longest how many bytes any other answer has at most
 * @param service its name, for who reads the message about a longer one
 */
public record WholeAnswers(Transport engine, Set<String> content, int longest, String service) implements Transport {

    public WholeAnswers {
        content = Set.copyOf(content);
    }

    @Override
    public HttpResponse send(HttpRequest request, Limits limits) throws IOException {
        HttpResponse response = engine.send(request, limits);
        if (content.contains(request.operation()) && response.status() < 300) {
            return response;
        }
        try (response) {
            byte[] body = response.body().readNBytes(longest + 1);
            if (body.length > longest) {
                throw new StorageException(
                        ErrorKind.UNEXPECTED,
                        "the answer to " + request + " is longer than any document of " + service);
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
