package org.elasto.emulator.blob;

import java.util.function.Function;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.AzureQuery;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/** One request of a caller who may do what it asks. */
record BlobCall(
        Request request,
        BlobTarget target,
        BlobOperation operation,
        ApiVersion version,
        BlobCaller caller,
        BlobContext context) {

    AzureQuery query() {
        return target.query();
    }

    /** Where the account is, as the caller sees it, with a slash at the end. */
    String endpoint() {
        return target.endpoint(request, context.settings());
    }

    /** A header as sent, or null. */
    @Nullable
    String header(String name) {
        return request.header(name);
    }

    /** Whether a header says true, in any case of letters. */
    boolean isTrue(String name) {
        String text = request.header(name);
        if (text == null || text.equalsIgnoreCase("false")) {
            return false;
        }
        if (!text.equalsIgnoreCase("true")) {
            throw AzureException.invalidHeader(name, text);
        }
        return true;
    }

    /** @throws AzureException InvalidHeaderValue where a body comes with an operation that has none */
    void requireNoBody() {
        if (request.hasBody()) {
            throw AzureException.invalidHeader("Content-Length", Long.toString(request.contentLength()));
        }
    }

    /**
     * Reads the body and verifies everything that was said of it; only then {@code then} runs, on the I/O thread.
     *
     * @param limit of bytes
     * @throws AzureException where the head alone shows that the body will not do
     */
    Reception readBody(long limit, Function<Payload, Reception> then) {
        return PayloadReader.of(this, limit, then);
    }

    /** Names the version that a write has made, where the account keeps versions. */
    static Response markVersion(Response response, Blob written) {
        String version = written.stamp().versionId();
        return version.isEmpty() ? response : response.header("x-ms-version-id", version);
    }

    /** An answer with the dates of what was read or changed. */
    static Response answer(int status, Etag etag) {
        return Response.of(status).header("ETag", etag.quoted()).header("Last-Modified", etag.lastModified());
    }
}
