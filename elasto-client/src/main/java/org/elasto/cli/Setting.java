package org.elasto.cli;

import java.util.ArrayList;
import java.util.List;
import org.elasto.client.ConfigKey;
import org.jspecify.annotations.Nullable;

/**
 * A setting as it is shown; secrets are masked.
 *
 * @param name of the setting
 * @param value null if there is none
 * @param source where it comes from, or null
 */
record Setting(
        String name, @Nullable String value, @Nullable String source) {

    private static final String MASK = "***";

    /** One with a value that may be a secret. */
    static Setting of(String name, @Nullable String value, @Nullable String source) {
        CredentialKey credential = CredentialKey.of(name);
        boolean masked = value != null && credential != null && credential.secret();
        return new Setting(name, masked ? MASK : value, source);
    }

    /** Every name that elasto config knows. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        ConfigKey.all().forEach(key -> names.add(key.name()));
        for (CredentialKey key : CredentialKey.values()) {
            names.add(key.key());
        }
        return names;
    }

    /**
     * Goes on only if there is a setting of that name.
     *
     * @throws CliException if there is none
     */
    static void requireName(String name) {
        if (!names().contains(name)) {
            throw CliException.usage("there is no setting \"" + name + "\"; there are " + String.join(", ", names()));
        }
    }
}
