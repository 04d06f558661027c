package org.elasto.emulator.http;

import java.nio.ByteBuffer;

/**
 * Takes the body of one request, piece by piece as it arrives, on the I/O thread of the connection.
 *
 * <p>The listener calls {@link #accept} for each piece, then one of {@link #finish} or {@link #abandon}, or neither when
 * the listener itself is closed meanwhile. As
 * soon as {@code accept} returns a response, that is the answer: the rest of the body is not read and the connection is
 * closed after it.
 */
public non-sealed interface BodyReader extends Reception {

    /** A reader that throws away what it is given and then answers {@code response}. */
    static BodyReader discarding(Response response) {
        return new BodyReader() {
            @Override
            public @org.jspecify.annotations.Nullable Response accept(ByteBuffer piece) {
                piece.position(piece.limit());
                return null;
            }

            @Override
            public Reception finish() {
                return response;
            }

            @Override
            public void abandon() {}
        };
    }

    /**
     * Takes all bytes that remain in {@code piece}; the buffer belongs to the listener again afterwards.
     *
     * @return null to go on, or the answer that ends the exchange early
     */
    @org.jspecify.annotations.Nullable
    Response accept(ByteBuffer piece);

    /**
     * The body is complete as its framing says.
     *
     * @return a {@link Response} or {@link Deferred}, never another reader
     */
    Reception finish();

    /** The connection was lost or the framing broken before the end: what was read must leave no trace. */
    void abandon();
}
