package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureException;

/** Where a property of a copy comes from, in the words of the headers that say so. */
enum CopyMode {
    SOURCE,
    OVERRIDE;

    /**
     * Reads a header.
     *
     * @return override where it is not sent
     * @throws AzureException InvalidHeaderValue for another word, and for the source where that is no file
     */
    static CopyMode of(FileCall call, String header, FileSource source) {
        String text = call.header(header);
        if (text == null || text.equalsIgnoreCase("override")) {
            return OVERRIDE;
        }
        if (!isSource(call, header, source)) {
            throw AzureException.invalidHeader(header, text);
        }
        return SOURCE;
    }

    /**
     * Whether a header has the word that stands for the value of the source.
     *
     * @throws AzureException InvalidHeaderValue where it has, but the source is no file
     */
    static boolean isSource(FileCall call, String header, FileSource source) {
        String text = call.header(header);
        if (text == null || !text.equalsIgnoreCase("source")) {
            return false;
        }
        if (source.file() == null) {
            throw AzureException.invalidHeader(header, text);
        }
        return true;
    }
}
