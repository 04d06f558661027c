package org.elasto.emulator.s3;

import java.util.concurrent.atomic.AtomicLong;
import org.elasto.emulator.http.Response;

/**
 * Gives every answer its request id and whatever else a dialect puts on all of them. Thread-safe.
 */
final class ResponseIds {

    private final Dialect dialect;
    private final Timestamp.Source timestamps;
    private final AtomicLong counter;

    ResponseIds(S3Settings settings, Timestamp.Source timestamps) {
        this.dialect = settings.dialect();
        this.timestamps = timestamps;
        this.counter = new AtomicLong(settings.random().nextLong() >>> 16);
    }

    Response mark(Response response) {
        long number = counter.incrementAndGet();
        Timestamp now = timestamps.now();
        dialect.identify(response, number, now.epochSecond());
        // The listener would take the machine's time; clients correct their clock by this header.
        return response.header("Date", now.http());
    }

    /** Repeats the ids of an answer in its error document. */
    void mark(Response response, XmlWriter document) {
        String id = response.header("x-amz-request-id");
        String host = response.header("x-amz-id-2");
        document.element("RequestId", id == null ? "" : id);
        document.element("HostId", host == null ? dialect.hostId() : host);
    }
}
