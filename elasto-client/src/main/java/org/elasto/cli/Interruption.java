package org.elasto.cli;

import java.util.concurrent.atomic.AtomicReference;
import org.elasto.client.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * Whether it must stop: a person pressed Ctrl-C, or nobody takes the output any more. Asked between the pieces of a
 * transfer, so that what was begun is cleaned up by the same path as after any other failure. Thread-safe.
 */
final class Interruption {

    /** The kind of the failure when whoever read the output has gone, as in {@code elasto ls … | head}: no news. */
    static final String OUTPUT_CLOSED = "OUTPUT_CLOSED";

    private final Cancellation cancellation = new Cancellation();
    private final AtomicReference<@Nullable Failure> reason = new AtomicReference<>();

    /** Ctrl-C: asks for the end. */
    void interrupt() {
        stop(Failure.local(ExitCode.INTERRUPTED, "INTERRUPTED", "interrupted; what was begun has been taken back"));
    }

    /** Asks for the end; the first reason stays. */
    void stop(Failure why) {
        reason.compareAndSet(null, why);
        cancellation.cancel();
    }

    /** What the client's transfers ask whether to go on. */
    Cancellation cancellation() {
        return cancellation;
    }

    /** Why it must stop, or null while it need not. */
    @Nullable
    Failure reason() {
        return reason.get();
    }

    /**
     * Goes on only if nobody asked for the end.
     *
     * @throws CliException with the reason
     */
    void check() {
        Failure why = reason.get();
        if (why != null) {
            throw new CliException(why);
        }
    }
}
