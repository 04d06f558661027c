package org.elasto.client;

import java.time.Duration;

/**
 * Is told of every request that went over the wire, retries included, once its answer was read or given up. Called by
 * the thread that ends the answer, which waits for it: it must be quick, thread-safe, and not throw.
 */
@FunctionalInterface
public interface RequestListener {

    /** A request is over. */
    void ended(SentRequest request);

    /**
     * One request as it was sent, with nothing in it that is secret.
     *
     * @param operation the wire operation, for instance {@code PutObject}
     * @param method the HTTP method
     * @param authority the host, and the port if it is not the scheme's own
     * @param status of the answer; 0 if there was none
     * @param sent the bytes of its body; all of them also if it broke off
     * @param received the bytes of the answer's body that were read
     * @param duration from the first byte sent to the end of the answer
     */
    record SentRequest(
            String operation,
            String method,
            String authority,
            int status,
            long sent,
            long received,
            Duration duration) {}
}
