package org.elasto.emulator.blob;

import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureQuery;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.Caller;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;

/** One request of a caller who may do what it asks. */
record BlobCall(
        Request request,
        BlobTarget target,
        BlobOperation operation,
        ApiVersion version,
        Caller caller,
        BlobContext context)
        implements AzureCall {

    @Override
    public AzureQuery query() {
        return target.query();
    }

    @Override
    public String endpoint() {
        return target.path().endpoint();
    }

    /** Names the version that a write has made, where the account keeps versions. */
    static Response markVersion(Response response, Blob written) {
        String version = written.stamp().versionId();
        return version.isEmpty() ? response : response.header("x-ms-version-id", version);
    }
}
