package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/** Which users of NFS a share takes for anonymous ones. */
enum RootSquash {
    NO_ROOT_SQUASH("NoRootSquash"),
    ROOT_SQUASH("RootSquash"),
    ALL_SQUASH("AllSquash");

    static final String HEADER = "x-ms-root-squash";

    private final String word;

    RootSquash(String word) {
        this.word = word;
    }

    /** As the wire has it. */
    String word() {
        return word;
    }

    /**
     * What a request asks for, or null.
     *
     * @throws AzureException InvalidHeaderValue
     */
    static @Nullable RootSquash of(Request request) {
        String text = request.header(HEADER);
        if (text == null) {
            return null;
        }
        for (RootSquash squash : values()) {
            if (squash.word.equalsIgnoreCase(text)) {
                return squash;
            }
        }
        throw AzureException.invalidHeader(HEADER, text);
    }
}
