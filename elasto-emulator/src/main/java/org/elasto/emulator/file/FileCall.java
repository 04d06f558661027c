package org.elasto.emulator.file;

import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureQuery;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.Caller;
import org.elasto.emulator.http.Request;

/** One request of a caller who may do what it asks. */
record FileCall(
        Request request,
        FileTarget target,
        FileOperation operation,
        ApiVersion version,
        Caller caller,
        FileContext context)
        implements AzureCall {

    @Override
    public AzureQuery query() {
        return target.query();
    }

    @Override
    public String endpoint() {
        return target.path().endpoint();
    }

    /** Whether files have SMB properties and leases for this caller. */
    boolean tellsSmb() {
        return version.atLeast(ApiVersion.SMB_PROPERTIES);
    }
}
