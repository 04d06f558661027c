package org.elasto.emulator.blob;

import java.time.Instant;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;

/** Immutability policies and legal holds of blobs, snapshots and versions; no entity tag changes by them. */
final class ProtectionHandlers {

    private static final String UNTIL = "x-ms-immutability-policy-until-date";
    private static final String HOLD = "x-ms-legal-hold";

    private ProtectionHandlers() {}

    static Reception setPolicy(BlobCall call) {
        Protection asked = Protection.of(call.request());
        Instant until = asked.until();
        if (until == null) {
            throw AzureException.missingHeader(UNTIL);
        }
        if (!until.isAfter(call.context().now())) {
            throw AzureException.invalidHeader(UNTIL, String.valueOf(call.header(UNTIL)));
        }
        Conditions conditions = Conditions.of(call.request());
        call.requireNoBody();
        Blob changed = AnyState.change(call, (blob, now) -> {
            conditions.checkWrite(blob.etag());
            return with(blob, blob.state().protection().withPolicy(until, asked.locked()));
        });
        Response response = Response.of(200);
        changed.state().protection().markPolicy(response);
        return response;
    }

    static Reception deletePolicy(BlobCall call) {
        AnyState.change(
                call, (blob, now) -> with(blob, blob.state().protection().withoutPolicy()));
        return Response.of(200);
    }

    static Reception setLegalHold(BlobCall call) {
        if (call.header(HOLD) == null) {
            throw AzureException.missingHeader(HOLD);
        }
        boolean hold = call.isTrue(HOLD);
        call.requireNoBody();
        AnyState.change(
                call, (blob, now) -> with(blob, blob.state().protection().withLegalHold(hold)));
        return Response.of(200).header(HOLD, Boolean.toString(hold));
    }

    private static Blob with(Blob blob, Protection protection) {
        return blob.withState(blob.state().withProtection(protection));
    }
}
