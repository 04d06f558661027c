package org.elasto.emulator.file;

import org.elasto.emulator.http.Reception;

/** What an operation does with a request. */
@FunctionalInterface
interface FileHandler {

    /**
     * Answers a request.
     *
     * @throws org.elasto.emulator.azure.AzureException a refusal, which the front renders
     */
    Reception handle(FileCall call);
}
