package org.elasto.client.azure;

import java.io.IOException;
import java.util.function.Supplier;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/** A request went out, and nobody knows what became of it. Then one looks, rather than send it blindly again. */
public final class LostAnswer extends IOException {

    private static final long serialVersionUID = 1L;

    LostAnswer(IOException cause) {
        super(cause.getMessage(), cause);
    }

    /**
     * How to find out what became of a request.
     *
     * @param <T> what it returns
     */
    public interface Look<T> {

        /** What the request would have returned if it was carried out, or null if it was not. */
        @Nullable
        T look();
    }

    /**
     * Sends what must not be repeated blindly. If the answer is lost, looks whether it was carried out, and sends it again
     * only if it was not. A refusal of the second may be of our own first's making, so then one looks as well.
     */
    public static <T> T resolve(AzureExchange exchange, Supplier<T> send, Look<T> look) {
        boolean doubtful = false;
        for (int attempt = 1; ; attempt++) {
            StorageException failure;
            try {
                return send.get();
            } catch (StorageException e) {
                failure = e;
            }
            boolean unclear = AzureErrors.isUnclear(failure);
            boolean refused = doubtful && isRefusal(failure.kind());
            if (exchange.given() || !(unclear || refused)) {
                throw failure;
            }
            T found = tryLooking(look, failure);
            if (found != null) {
                return found;
            }
            if (!unclear || attempt >= exchange.attempts()) {
                throw failure;
            }
            doubtful = true;
        }
    }

    private static boolean isRefusal(ErrorKind kind) {
        return kind == ErrorKind.PRECONDITION_FAILED
                || kind == ErrorKind.ALREADY_EXISTS
                || kind == ErrorKind.NOT_FOUND
                || kind == ErrorKind.INVALID_ARGUMENT
                || kind == ErrorKind.LEASE_CONFLICT;
    }

    private static <T> @Nullable T tryLooking(Look<T> look, StorageException failure) {
        try {
            return look.look();
        } catch (StorageException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }
}
