package org.elasto.emulator.azure.front;

import java.util.function.Function;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.AzureQuery;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/** One request of a caller who may do what it asks, at whichever service. */
public interface AzureCall {

    /** The head as received. */
    Request request();

    /** The query, decoded. */
    AzureQuery query();

    /** What the request speaks. */
    ApiVersion version();

    /** Who sends it. */
    Caller caller();

    /** Where the account is, as the caller sees it, with a slash at the end. */
    String endpoint();

    /** A header as sent, or null. */
    default @Nullable String header(String name) {
        return request().header(name);
    }

    /**
     * Whether a header says true, in any case of letters.
     *
     * @throws AzureException InvalidHeaderValue for what is neither true nor false
     */
    default boolean isTrue(String name) {
        String text = request().header(name);
        if (text == null || text.equalsIgnoreCase("false")) {
            return false;
        }
        if (!text.equalsIgnoreCase("true")) {
            throw AzureException.invalidHeader(name, text);
        }
        return true;
    }

    /**
     * Returns if no body comes.
     *
     * @throws AzureException InvalidHeaderValue where a body comes with an operation that has none
     */
    default void requireNoBody() {
        if (request().hasBody()) {
            throw AzureException.invalidHeader(
                    "Content-Length", Long.toString(request().contentLength()));
        }
    }

    /**
     * Reads the body and verifies everything that was said of it; only then {@code then} runs, on the I/O thread.
     *
     * @param limit of bytes
     * @throws AzureException where the head alone shows that the body will not do
     */
    default Reception readBody(long limit, Function<Payload, Reception> then) {
        return PayloadReader.of(request(), limit, then);
    }

    /** An answer with the dates of what was read or changed. */
    static Response answer(int status, Etag etag) {
        return Response.of(status).header("ETag", etag.quoted()).header("Last-Modified", etag.lastModified());
    }
}
