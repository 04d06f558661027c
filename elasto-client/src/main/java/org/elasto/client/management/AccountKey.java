package org.elasto.client.management;

/**
 * A key of an account. Does not show its value.
 *
 * @param name {@code key1} or {@code key2}
 * @param value in Base64
 */
public record AccountKey(String name, String value) {

    @Override
    public String toString() {
        return "AccountKey[" + name + "]";
    }
}
