package org.elasto.emulator.azure;

import org.jspecify.annotations.Nullable;

/**
 * The permissions of a SAS: letters, each at most once. Immutable.
 *
 * @param letters as sent
 */
public record SasPermissions(String letters) {

    /** Every letter an account SAS knows. */
    static final String ACCOUNT = "rwdxyltacupfi";

    /** The letters whose order the service has always checked; SDKs differ in where they put the younger ones. */
    private static final String ORDERED = "racwdl";

    /**
     * Reads the permissions of a service or user delegation SAS.
     *
     * @param known the letters there are, in their order
     * @return null for an unknown letter, one that comes twice, or the old letters out of order
     */
    static @Nullable SasPermissions parse(String text, String known) {
        int latest = -1;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (known.indexOf(letter) < 0 || text.indexOf(letter, i + 1) >= 0) {
                return null;
            }
            int place = ORDERED.indexOf(letter);
            if (place >= 0 && place < latest) {
                return null;
            }
            latest = Math.max(latest, place);
        }
        return new SasPermissions(text);
    }

    /** Reads the permissions of an account SAS, whose letters come in any order; null for an unknown letter. */
    static @Nullable SasPermissions parseAccount(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (ACCOUNT.indexOf(text.charAt(i)) < 0) {
                return null;
            }
        }
        return new SasPermissions(text);
    }

    /** Whether one of {@code anyOf} is among them. */
    public boolean allow(String anyOf) {
        for (int i = 0; i < anyOf.length(); i++) {
            if (letters.indexOf(anyOf.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
