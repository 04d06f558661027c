package org.elasto.emulator.s3;

import java.util.concurrent.atomic.AtomicLong;
import org.elasto.emulator.http.Response;

/**
 * Gives every answer its request id and whatever else a dialect puts on all of them. Thread-safe.
 */
final class ResponseIds {

    private final Dialect dialect;
    private final S3Settings settings;
    private final AtomicLong counter;

    ResponseIds(S3Settings settings) {
        this.dialect = settings.dialect();
        this.settings = settings;
        this.counter = new AtomicLong(settings.random().nextLong() >>> 16);
    }

    Response mark(Response response) {
        long number = counter.incrementAndGet();
        dialect.identify(response, number, settings.clock().instant().getEpochSecond());
        return response;
    }

    /** Repeats the ids of an answer in its error document. */
    void mark(Response response, XmlWriter document) {
        String id = response.header("x-amz-request-id");
        String host = response.header("x-amz-id-2");
        document.element("RequestId", id == null ? "" : id);
        document.element("HostId", host == null ? dialect.hostId() : host);
    }
}
