package org.elasto.emulator.blob;

import java.util.Base64;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.AzureQuery;

/** The names of blocks: Base64, all of one length in a blob. */
final class BlockIds {

    private static final int LONGEST = 64;

    private BlockIds() {}

    /**
     * The id of a block to be put.
     *
     * @throws AzureException MissingRequiredQueryParameter, or InvalidQueryParameterValue unless it is the Base64 of 1 to
     *     64 bytes
     */
    static String of(AzureQuery query) {
        String id = query.first("blockid");
        if (id == null) {
            throw new AzureException(AzureError.MISSING_REQUIRED_QUERY_PARAMETER).with("QueryParameterName", "blockid");
        }
        if (!isId(id)) {
            throw AzureException.invalidParameter("blockid", id).with("Reason", "Not a valid base64 string.");
        }
        return id;
    }

    static boolean isId(String text) {
        try {
            int length = Base64.getDecoder().decode(text).length;
            return length > 0 && length <= LONGEST;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @throws AzureException InvalidBlobOrBlock for an id of another length than those that wait already */
    static void checkAlike(String id, BlobHistory history) {
        if (!history.staged().isEmpty()
                && history.staged().keySet().iterator().next().length() != id.length()) {
            throw new AzureException(AzureError.INVALID_BLOB_OR_BLOCK);
        }
    }
}
