package org.elasto.client.management;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.Pause;
import org.jspecify.annotations.Nullable;

/**
 * Creates an account and waits until it can be used.
 *
 * @param pause the waiting between two looks
 */
record AccountCreation(AccountOperations operations, Pause pause) {

    /** What pauses may take together. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Between two looks if the service does not say. */
    private static final Duration STEP = Duration.ofSeconds(2);

    /**
     * An account that can be used.
     *
     * @param created whether it was not there before
     */
    record Outcome(AccountInfo account, boolean created) {}

    /**
     * Creates it.
     *
     * @throws StorageException UNEXPECTED if it takes too long; it may be ready later
     */
    Outcome create(String group, String account, String location, Map<String, String> tags) {
        CreateAccountResult result = operations.createAccount(group, account, location, tags);
        AccountInfo there = result.account();
        if (there != null && there.isReady()) {
            return new Outcome(there, false);
        }
        Duration waited = Duration.ZERO;
        while (true) {
            result = look(group, account, result.poll());
            AccountInfo ready = result.account();
            if (ready != null && ready.isReady()) {
                return new Outcome(ready, there == null);
            }
            Duration step = Objects.requireNonNullElse(result.pause(), STEP);
            waited = waited.plus(step);
            if (waited.compareTo(PATIENCE) > 0) {
                throw new StorageException(
                        ErrorKind.UNEXPECTED,
                        "the account " + account + " is not ready after " + PATIENCE.toMinutes() + " minutes",
                        true,
                        null,
                        null);
            }
            sleep(step);
        }
    }

    private CreateAccountResult look(String group, String account, @Nullable String poll) {
        return poll == null
                ? new CreateAccountResult(operations.getAccount(group, account), null, null)
                : operations.createAccountResult(poll);
    }

    private void sleep(Duration step) {
        try {
            pause.waitFor(step, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException(
                    ErrorKind.UNEXPECTED, "interrupted while an account was created", false, null, e);
        }
    }
}
