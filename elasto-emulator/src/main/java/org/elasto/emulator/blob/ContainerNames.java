package org.elasto.emulator.blob;

import java.util.List;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.BlobNames;

/** What containers may be called. */
final class ContainerNames {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 63;
    private static final List<String> SPECIAL = List.of(BlobNames.ROOT, "$web", "$logs", "$blobchangefeed");

    private ContainerNames() {}

    /**
     * Returns if a container may have the name: 3 to 63 lower-case letters, digits and single hyphens.
     *
     * @throws AzureException OutOfRangeInput by its length, else InvalidResourceName
     */
    static void check(String name) {
        if (SPECIAL.contains(name)) {
            return;
        }
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
