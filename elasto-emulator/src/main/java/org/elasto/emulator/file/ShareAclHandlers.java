package org.elasto.emulator.file;

import java.util.List;
import org.elasto.emulator.azure.StoredPolicy;
import org.elasto.emulator.azure.front.PolicyDocument;
import org.elasto.emulator.azure.front.RequestXml;
import org.elasto.emulator.http.Reception;

/** The policies of a share that shared access signatures refer to. */
final class ShareAclHandlers {

    private ShareAclHandlers() {}

    static Reception getAcl(FileCall call) {
        call.target().requirePresent();
        ShareProperties share = ShareHandlers.read(call);
        return PolicyDocument.answer(share.policies(), share.etag());
    }

    /** Replaces all policies: those that are not sent are there no longer. */
    static Reception setAcl(FileCall call) {
        return call.readBody(RequestXml.LONGEST, payload -> {
            List<StoredPolicy> policies = PolicyDocument.read(payload);
            return ShareHandlers.change(call, share -> share.withPolicies(policies));
        });
    }
}
