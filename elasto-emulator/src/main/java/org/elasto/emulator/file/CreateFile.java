package org.elasto.emulator.file;

import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.front.ContentHeaders;
import org.elasto.emulator.azure.front.Metadata;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Content;
import org.elasto.emulator.store.SparseContent;

/** Create File: a file of zeros, or of the bytes it brings, in the place of whatever file had its name. */
final class CreateFile {

    /** What a file of this name is made of, but for its bytes. Immutable. */
    private record Draft(
            FileCall call,
            long length,
            ContentHeaders headers,
            Metadata metadata,
            SmbRequest smb,
            NfsRequest nfs,
            NewFile.Rules rules) {

        FileNode publish(Content bytes) {
            SparseContent zeros = SparseContent.ofLength(length);
            return new NewFile(
                            call,
                            rules,
                            bytes.length() == 0 ? zeros : zeros.write(0, bytes),
                            headers,
                            metadata,
                            smb,
                            nfs,
                            smb.created(call.context().etags().next()),
                            null)
                    .publish();
        }
    }

    private static final String TYPE = "x-ms-type";

    private CreateFile() {}

    static Reception create(FileCall call) {
        String type = call.header(TYPE);
        if (type == null) {
            throw AzureException.missingHeader(TYPE);
        }
        if (!type.equalsIgnoreCase("file")) {
            throw AzureException.invalidHeader(TYPE, type);
        }
        Draft draft = new Draft(
                call,
                FileHandlers.length(call),
                ContentHeaders.ofUpload(call.request(), FileHandlers.HEADER_PREFIX),
                Metadata.of(call.request()),
                SmbRequest.ofCreate(call),
                NfsRequest.of(call),
                NewFile.Rules.of(call, false));
        if (!call.request().hasBody()) {
            return NodeAnswer.written(201, draft.publish(Content.EMPTY), call);
        }
        if (!call.version().atLeast(ApiVersion.CREATE_WITH_CONTENT)) {
            call.requireNoBody();
        }
        return call.readBody(Math.min(RangeHandlers.LARGEST, draft.length()), payload -> {
            Response response = NodeAnswer.written(201, draft.publish(payload.content()), call);
            return payload.mark(response, call);
        });
    }
}
