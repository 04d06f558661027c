package org.elasto.emulator.management;

import java.time.Instant;

/**
 * A key of an account. Immutable; does not show its value.
 *
 * @param name {@code key1} or {@code key2}
 * @param value in Base64
 */
record AccountKey(String name, String value, Instant created) {

    @Override
    public String toString() {
        return "AccountKey[" + name + "]";
    }
}
