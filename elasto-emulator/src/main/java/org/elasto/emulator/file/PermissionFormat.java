package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/** In which form a security descriptor is written. */
enum PermissionFormat {
    SDDL("Sddl"),
    BINARY("Binary");

    static final String HEADER = "x-ms-file-permission-format";

    private final String word;

    PermissionFormat(String word) {
        this.word = word;
    }

    /** As the wire has it. */
    String word() {
        return word;
    }

    /** The form of a name, in any case of letters; null for none. */
    static @Nullable PermissionFormat parse(String text) {
        for (PermissionFormat format : values()) {
            if (format.word.equalsIgnoreCase(text)) {
                return format;
            }
        }
        return null;
    }

    /**
     * The form that a request names; SDDL where it names none.
     *
     * @throws AzureException InvalidHeaderValue
     */
    static PermissionFormat of(Request request) {
        String text = request.header(HEADER);
        PermissionFormat format = text == null ? SDDL : parse(text);
        if (format == null) {
            throw AzureException.invalidHeader(HEADER, text == null ? "" : text);
        }
        return format;
    }

    /**
     * Reads a descriptor of this form.
     *
     * @throws AzureException FileInvalidPermission
     */
    Sddl read(String text) {
        return this == BINARY ? Sddl.ofBinary(text) : Sddl.of(text);
    }

    /** Writes a descriptor in this form. */
    String write(Sddl descriptor) {
        return this == BINARY ? descriptor.binary() : descriptor.text();
    }
}
