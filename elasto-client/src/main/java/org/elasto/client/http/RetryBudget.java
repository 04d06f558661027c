package org.elasto.client.http;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all requests of a transport may spend on retries together: when a service is down, clients that each retry a few
 * times would multiply its load. Thread-safe.
 */
final class RetryBudget {

    /** A hundred retries in a row, as the standard mode of the AWS SDKs has it. */
    static final int CAPACITY = 500;

    static final int RETRY = 5;

    /** What a request that succeeded at once puts back. */
    static final int SUCCESS = 1;

    private final AtomicInteger tokens = new AtomicInteger(CAPACITY);

    /** Takes what a retry costs; false if too little is left. */
    boolean spend() {
        return tokens.getAndUpdate(left -> left < RETRY ? left : left - RETRY) >= RETRY;
    }

    /** Puts tokens back, up to the capacity. */
    void put(int count) {
        tokens.updateAndGet(left -> Math.min(CAPACITY, left + count));
    }
}
