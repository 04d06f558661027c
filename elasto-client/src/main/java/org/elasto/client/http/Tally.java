package org.elasto.client.http;

import java.util.concurrent.atomic.LongAdder;
import org.elasto.client.Cost;
import org.elasto.client.RequestListener;

/** Adds up what requests take. Thread-safe. */
public final class Tally implements RequestListener {

    private final LongAdder requests = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder copied = new LongAdder();

    @Override
    public void ended(SentRequest request) {
        requests.increment();
        sent.add(request.sent());
        received.add(request.received());
    }

    /** The service copied so many bytes. */
    public void copied(long bytes) {
        copied.add(bytes);
    }

    /** So far; what is on its way is not in it. */
    public Cost cost() {
        return new Cost(requests.sum(), sent.sum(), received.sum(), copied.sum());
    }
}
