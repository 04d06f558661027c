package org.elasto.emulator.blob;

import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Reception;

/** What an operation does with a request. */
@FunctionalInterface
interface BlobHandler {

    /**
     * Answers a request.
     *
     * @throws AzureException a refusal, which the front renders
     */
    Reception handle(BlobCall call);
}
