package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.front.AbortRequest;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.CopyState;
import org.elasto.emulator.azure.front.Metadata;
import org.elasto.emulator.http.Reception;

/** Copy File and Abort Copy File. All sources are here, so each copy has succeeded when it is answered. */
final class CopyFile {

    private static final String IGNORE_READ_ONLY = "x-ms-file-copy-ignore-readonly";

    private CopyFile() {}

    static Reception copy(FileCall call) {
        call.requireNoBody();
        call.target().requirePresent();
        Shares.require(call.context().store().world(), call.target());
        NewFile.Rules rules = NewFile.Rules.of(call, call.isTrue(IGNORE_READ_ONLY));
        Metadata metadata = Metadata.of(call.request());
        FileSource source = FileSource.of(call);
        long length = source.content().length();
        if (length > FileHandlers.LARGEST) {
            throw new AzureException(AzureError.REQUEST_BODY_TOO_LARGE)
                    .with("MaxLimit", Long.toString(FileHandlers.LARGEST));
        }
        CopyState state = CopyState.succeeded(
                call.context().newGuid(), source.url(), length, call.context().now());
        NewFile copy = new NewFile(
                call,
                rules,
                source.content(),
                source.headers(),
                metadata.isEmpty() ? source.metadata() : metadata,
                SmbRequest.ofCopy(call, source),
                NfsRequest.ofCopy(call, source),
                call.context().etags().next(),
                state);
        return AzureCall.answer(202, copy.publish().etag())
                .header("x-ms-copy-id", state.id())
                .header("x-ms-copy-status", state.status().word());
    }

    static Reception abort(FileCall call) {
        AbortRequest.check(call);
        String leaseId = LeaseRequest.idOf(call.request());
        call.target().requirePresent();
        FileNode file = Nodes.file(call, Shares.require(call.context().store().world(), call.target()));
        file.lease().write(leaseId, LeaseSubject.FILE, call.context().now());
        throw new AzureException(AzureError.NO_PENDING_COPY_OPERATION);
    }
}
