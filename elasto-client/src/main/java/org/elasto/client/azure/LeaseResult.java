package org.elasto.client.azure;

import java.time.Duration;
import org.elasto.client.LeaseState;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * What became of a lease.
 *
 * @param id what it has now; null after a break
 * @param time how long it still holds after a break, else zero
 */
public record LeaseResult(@Nullable String id, Duration time) {

    /** What the service leaves after a lease was given back. */
    public static final LeaseResult RELEASED = new LeaseResult(null, Duration.ZERO);

    /** Reads the answer to an action. */
    public static LeaseResult of(HttpResponse response, LeaseAction action) {
        Headers headers = response.headers();
        String id = headers.first("x-ms-lease-id");
        long seconds = AzureAnswers.number(headers.first("x-ms-lease-time"), 0);
        return new LeaseResult(id == null ? action.id() : id, Duration.ofSeconds(Math.max(0, seconds)));
    }

    /** Whether a thing in this state may still be written only under its lease. */
    public static boolean isLeased(@Nullable LeaseState state) {
        return state == LeaseState.LEASED || state == LeaseState.BREAKING;
    }
}
