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

    /** As many requests that send so many bytes. */
    public static Cost ofSending(long requests, long bytes) {
        return new Cost(requests, bytes, 0, 0);
    }

    /** As many requests that fetch so many bytes. */
    public static Cost ofFetching(long requests, long bytes) {
        return new Cost(requests, 0, bytes, 0);
    }

    /** How many pieces of a size there are, the last perhaps a shorter one. */
    public static long pieces(long size, long pieceSize) {
        return (size + pieceSize - 1) / pieceSize;
    }

    /** Both together. */
    public Cost plus(Cost other) {
        return new Cost(requests + other.requests, sent + other.sent, received + other.received, copied + other.copied);
    }

    /** What was added since an earlier reading of the same account. */
    public Cost since(Cost earlier) {
        return new Cost(
                requests - earlier.requests, sent - earlier.sent, received - earlier.received, copied - earlier.copied);
    }
}
