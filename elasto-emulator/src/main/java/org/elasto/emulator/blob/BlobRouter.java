package org.elasto.emulator.blob;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Request;

/** Finds the operation of a request by its method, level, restype, comp and a few headers. */
final class BlobRouter {

    private BlobRouter() {}

    /**
     * The operation.
     *
     * @throws AzureException UnsupportedHttpVerb where other methods would do, InvalidQueryParameterValue for a comp that
     *     nothing has at this level
     */
    static BlobOperation route(Request request, BlobTarget target) {
        String method = request.method();
        if (method.equals("OPTIONS")) {
            return BlobOperation.PREFLIGHT;
        }
        boolean known = false;
        for (BlobOperation operation : BlobOperation.values()) {
            if (operation.route().fits(request, target)) {
                if (operation.route().methods().contains(method)) {
                    return operation;
                }
                known = true;
            }
        }
        if (known) {
            throw new AzureException(AzureError.UNSUPPORTED_HTTP_VERB);
        }
        String comp = target.query().first("comp");
        if (comp == null) {
            throw new AzureException(AzureError.INVALID_QUERY_PARAMETER_VALUE);
        }
        throw AzureException.invalidParameter("comp", comp);
    }
}
