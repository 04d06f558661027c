package org.elasto.client.management;

import org.jspecify.annotations.Nullable;

/**
 * Whether a new account can have a name.
 *
 * @param available whether it can
 * @param reason why not: {@code AlreadyExists} or {@code AccountNameInvalid}
 * @param message the same for people
 */
public record NameAvailability(
        boolean available,
        @Nullable String reason,
        @Nullable String message) {}
