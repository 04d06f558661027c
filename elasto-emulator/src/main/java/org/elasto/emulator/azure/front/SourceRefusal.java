package org.elasto.emulator.azure.front;

import java.util.function.Supplier;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;

/** What the caller of a copy is told when its source could not be read. */
public final class SourceRefusal {

    private SourceRefusal() {}

    /**
     * Reads a source; to the caller of the copy, the refusal of the read is one of the copy.
     *
     * @param version that the copy speaks
     * @throws AzureException CannotVerifyCopySource with the status of the refused read
     */
    public static <T> T told(ApiVersion version, Supplier<T> read) {
        try {
            return read.get();
        } catch (AzureException refused) {
            throw of(refused, version);
        }
    }

    /** The same for one refusal. */
    public static AzureException of(AzureException refused, ApiVersion version) {
        AzureError error = switch (refused.error().status()) {
            case 401 -> AzureError.COPY_SOURCE_UNAUTHENTICATED;
            case 403 -> AzureError.COPY_SOURCE_FORBIDDEN;
            case 404 -> AzureError.COPY_SOURCE_NOT_FOUND;
            case 409 -> AzureError.COPY_SOURCE_CONFLICT;
            case 412 -> AzureError.COPY_SOURCE_CONDITION_NOT_MET;
            case 416 -> AzureError.COPY_SOURCE_OUT_OF_RANGE;
            default -> AzureError.COPY_SOURCE_BAD_REQUEST;
        };
        AzureException told = new AzureException(error, String.valueOf(refused.getMessage()));
        if (version.atLeast(ApiVersion.TELLS_COPY_SOURCE)) {
            String status = Integer.toString(refused.error().status());
            told.with("CopySourceStatusCode", status)
                    .with("CopySourceErrorCode", refused.error().code())
                    .with("CopySourceErrorMessage", String.valueOf(refused.getMessage()))
                    .header("x-ms-copy-source-status-code", status)
                    .header("x-ms-copy-source-error-code", refused.error().code());
        }
        return told;
    }

    /** The refusal of a URL that is of no service here: no other host is ever asked. */
    public static AzureException ofOthers() {
        return new AzureException(
                AzureError.COPY_SOURCE_NOT_FOUND,
                "Only what this emulator stores can be copied, not what other hosts have.");
    }
}
