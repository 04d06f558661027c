package org.elasto.emulator.azure.front;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;

/** What containers and shares may be called. */
public final class ContainerNames {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 63;

    private ContainerNames() {}

    /**
     * Returns if a container or share may have the name: 3 to 63 lower-case letters, digits and single hyphens.
     *
     * @throws AzureException OutOfRangeInput by its length, else InvalidResourceName
     */
    public static void check(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            boolean inner = i > 0 && i < name.length() - 1 && name.charAt(i - 1) != '-';
            if (!plain && (c != '-' || !inner)) {
                throw new AzureException(AzureError.INVALID_RESOURCE_NAME);
            }
        }
        if (name.length() < SHORTEST || name.length() > LONGEST) {
            throw new AzureException(AzureError.OUT_OF_RANGE_INPUT);
        }
    }
}
