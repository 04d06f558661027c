package org.elasto.emulator.azure.front;

import java.util.List;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.AzureQuery;
import org.elasto.emulator.http.Request;

/**
 * Finds the operation of a request by its method, level, restype, comp and a few headers. Immutable.
 *
 * @param <O> the operations of a service
 */
public final class Router<O extends Router.Routed> {

    /** An operation that has a route. */
    public interface Routed {

        /** How it is told from others. */
        Route route();
    }

    private final List<O> operations;

    /**
     * A router.
     *
     * @param operations of which the first that fits is taken
     */
    public Router(List<O> operations) {
        this.operations = List.copyOf(operations);
    }

    /**
     * The operation.
     *
     * @throws AzureException UnsupportedHttpVerb where other methods would do, InvalidQueryParameterValue for a comp that
     *     nothing has at this level
     */
    public O route(Request request, Enum<?> level, AzureQuery query) {
        String method = request.method();
        String restype = query.text("restype");
        String comp = query.text("comp");
        boolean known = false;
        for (O operation : operations) {
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
        if (!query.has("comp")) {
            throw new AzureException(AzureError.INVALID_QUERY_PARAMETER_VALUE);
        }
        throw AzureException.invalidParameter("comp", comp);
    }
}
