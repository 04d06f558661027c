package org.elasto.emulator.blob;

import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Request;

/** The kinds of blob. */
enum BlobType {
    BLOCK("BlockBlob"),
    APPEND("AppendBlob"),
    PAGE("PageBlob");

    private static final String HEADER = "x-ms-blob-type";

    private final String word;

    BlobType(String word) {
        this.word = word;
    }

    /** As x-ms-blob-type and BlobType have it. */
    String word() {
        return word;
    }

    /**
     * The type that a request is to create.
     *
     * @throws AzureException MissingRequiredHeader or InvalidHeaderValue
     */
    static BlobType of(Request request) {
        String text = request.header(HEADER);
        if (text == null) {
            throw AzureException.missingHeader(HEADER);
        }
        for (BlobType type : values()) {
            if (type.word.equalsIgnoreCase(text)) {
                return type;
            }
        }
        throw AzureException.invalidHeader(HEADER, text);
    }
}
