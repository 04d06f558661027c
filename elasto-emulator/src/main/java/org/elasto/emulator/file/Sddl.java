package org.elasto.emulator.file;

import java.nio.charset.StandardCharsets;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.front.Checksums;

/**
 * A security descriptor in the Security Descriptor Definition Language, normalised. Immutable.
 */
record Sddl(String text) {

    /** Of what is made without one, in a directory that passes none on. */
    static final Sddl INHERITED = new Sddl("O:SYG:SYD:(A;;FA;;;SY)S:NO_ACCESS_CONTROL");

    private static final String NO_AUDIT = "S:NO_ACCESS_CONTROL";

    /**
     * Reads a descriptor.
     *
     * @throws AzureException FileInvalidPermission
     */
    static Sddl of(String text, @org.jspecify.annotations.Nullable String format) {
        boolean owned = text.startsWith("O:") && text.contains("G:") && text.contains("D:");
        if (!owned) {
            throw new AzureException(AzureError.FILE_INVALID_PERMISSION);
        }
        return new Sddl(text.contains("S:") ? text : text + NO_AUDIT);
    }

    /** The same for the same descriptor: two numbers, as the service makes them. */
    String key() {
        byte[] digest = Checksums.newMd5().digest(text.getBytes(StandardCharsets.UTF_8));
        long first = java.nio.ByteBuffer.wrap(digest).getLong();
        return Long.toUnsignedString(first) + "*422928105932735866";
    }
}
