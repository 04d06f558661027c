package org.elasto.emulator.blob;

import java.util.List;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Request;

/** Finds the operation of a request by its method, level, restype, comp and a few headers. */
final class BlobRouter {

    /** Asked for once: every call of values() makes an array. */
    private static final List<BlobOperation> OPERATIONS = List.of(BlobOperation.values());

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
        BlobTarget.Level level = target.level();
        String restype = target.query().text("restype");
        String comp = target.query().text("comp");
        boolean known = false;
        for (BlobOperation operation : OPERATIONS) {
            Route route = operation.route();
            if (route.fits(level, restype, comp) && route.fitsHeaders(request)) {
                if (route.methods().contains(method)) {
                    return operation;
                }
                known = true;
            }
        }
        if (known) {
            throw new AzureException(AzureError.UNSUPPORTED_HTTP_VERB);
        }
        if (!target.query().has("comp")) {
            throw new AzureException(AzureError.INVALID_QUERY_PARAMETER_VALUE);
        }
        throw AzureException.invalidParameter("comp", comp);
    }
}
