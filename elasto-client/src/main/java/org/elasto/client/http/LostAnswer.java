package org.elasto.client.http;

import java.io.IOException;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.jspecify.annotations.Nullable;

/** A request went out, and nobody knows what became of it. Then one looks, rather than send it blindly again. */
public final class LostAnswer extends IOException {

    private static final long serialVersionUID = 1L;

    public LostAnswer(IOException cause) {
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
     * When to look, and when to let it be.
     *
     * @param attempts how often a request is sent at most
     * @param unclear whether nobody knows what became of a request that failed so
     * @param refusal what a request meets that comes behind its own like
     * @param given whether requests end before they are answered, so that looking is in vain
     */
    public record Doubt(
            int attempts, Predicate<StorageException> unclear, Predicate<ErrorKind> refusal, BooleanSupplier given) {}

    /**
     * Whether nobody knows what became of a request that failed so.
     *
     * @param meaning what status and code mean
     */
    public static boolean isUnclear(StorageException failure, BiFunction<Integer, @Nullable String, Meaning> meaning) {
        ServiceError service = failure.service();
        return failure.getCause() instanceof LostAnswer
                || (service != null
                        && service.status() != 0
                        && !meaning.apply(service.status(), service.code()).undone());
    }

    /**
     * Sends what must not be repeated blindly. If the answer is lost, looks whether it was carried out, and sends it again
     * only if it was not. A refusal of the second may be of our own first's making, so then one looks as well.
     */
    public static <T> T resolve(Doubt doubt, Supplier<T> send, Look<T> look) {
        boolean doubtful = false;
        for (int attempt = 1; ; attempt++) {
            StorageException failure;
            try {
                return send.get();
            } catch (StorageException e) {
                failure = e;
            }
            boolean unclear = doubt.unclear().test(failure);
            boolean refused = doubtful && doubt.refusal().test(failure.kind());
            if (doubt.given().getAsBoolean() || !(unclear || refused)) {
                throw failure;
            }
            T found = tryLooking(look, failure);
            if (found != null) {
                return found;
            }
            if (!unclear || attempt >= doubt.attempts()) {
                throw failure;
            }
            doubtful = true;
        }
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
