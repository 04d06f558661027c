package org.elasto.client;

/**
 * What something took.
 *
 * @param requests how many were sent, retries included
 * @param sent bytes of their bodies
 * @param received bytes of the bodies of their answers that were read
 * @param copied bytes that the service copied by itself
 */
public record Cost(long requests, long sent, long received, long copied) {

    /** Nothing. */
    public static final Cost NONE = new Cost(0, 0, 0, 0);

    /** What was added since an earlier reading of the same account. */
    public Cost since(Cost earlier) {
        return new Cost(
                requests - earlier.requests, sent - earlier.sent, received - earlier.received, copied - earlier.copied);
    }
}
