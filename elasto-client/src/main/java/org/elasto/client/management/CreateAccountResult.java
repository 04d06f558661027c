package org.elasto.client.management;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of the request to create an account.
 *
 * @param account the account if it can be used; null if it is to be waited for
 * @param poll where to ask what became of it; null if it was there already
 * @param pause how long the service asks to wait before asking; null if it does not say
 */
public record CreateAccountResult(
        @Nullable AccountInfo account,
        @Nullable String poll,
        @Nullable Duration pause) {}
