package org.elasto.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.elasto.client.Cancellation;
import org.elasto.client.http.Pause;
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

    /**
     * Does something that takes long.
     *
     * @param onStop ends it when somebody asks for the end, at once if that has been; on another thread, at most once
     */
    <T> T during(Runnable onStop, Supplier<T> work) {
        cancellation.add(onStop);
        try {
            return work.get();
        } finally {
            cancellation.remove(onStop);
        }
    }

    /**
     * Waits, unless somebody asks for the end.
     *
     * @throws CliException with the reason if somebody did
     */
    void pause(Duration time) {
        try {
            Pause.REAL.waitFor(time, cancellation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        check();
    }

    /** After Ctrl-C: what waits to be gone on with has not been taken back. */
    void tellOfUnfinished(@Nullable Path journals) {
        Failure why = reason.get();
        if (why == null || why.exit() != ExitCode.INTERRUPTED || journals == null || isEmpty(journals)) {
            return;
        }
        Failure unfinished = Failure.local(ExitCode.INTERRUPTED, "INTERRUPTED", "interrupted; what has arrived is kept")
                .withAdvice("elasto resume goes on, elasto gc drops it");
        boolean unused = reason.compareAndSet(why, unfinished);
    }

    private static boolean isEmpty(Path directory) {
        String[] names = directory.toFile().list();
        return names == null || names.length == 0;
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
