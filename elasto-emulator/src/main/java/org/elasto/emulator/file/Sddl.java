package org.elasto.emulator.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.front.Checksums;
import org.jspecify.annotations.Nullable;

/**
 * A security descriptor in the Security Descriptor Definition Language, normalised: what means the same is the same text.
 * Immutable.
 */
record Sddl(String text) {

    /** Of what is made without one, in a directory that passes none on. */
    static final Sddl INHERITED = new Sddl("O:SYG:SYD:(A;;FA;;;SY)S:NO_ACCESS_CONTROL");

    /** The second number of every key; the service's differs from share to share. */
    private static final String SHARE = "*422928105932735866";

    /**
     * Reads a descriptor.
     *
     * @throws AzureException FileInvalidPermission
     */
    static Sddl of(String text) {
        return of(SecurityDescriptor.parse(text.strip()));
    }

    /**
     * Reads a self-relative descriptor in Base64.
     *
     * @throws AzureException FileInvalidPermission
     */
    static Sddl ofBinary(String base64) {
        try {
            return of(SecurityDescriptor.read(Base64.getDecoder().decode(base64.strip())));
        } catch (IllegalArgumentException e) {
            throw new AzureException(AzureError.FILE_INVALID_PERMISSION);
        }
    }

    private static Sddl of(@Nullable SecurityDescriptor descriptor) {
        if (descriptor == null) {
            throw new AzureException(AzureError.FILE_INVALID_PERMISSION);
        }
        return new Sddl(descriptor.toString());
    }

    /** The same descriptor as bytes, in Base64. */
    String binary() {
        SecurityDescriptor descriptor = SecurityDescriptor.parse(text);
        if (descriptor == null) {
            throw new IllegalStateException("not normalised: " + text);
        }
        return Base64.getEncoder().encodeToString(descriptor.toBytes());
    }

    /** The same for the same descriptor: two numbers, as the service makes them. */
    String key() {
        byte[] digest = Checksums.newMd5().digest(text.getBytes(StandardCharsets.UTF_8));
        return Long.toUnsignedString(ByteBuffer.wrap(digest).getLong()) + SHARE;
    }
}
