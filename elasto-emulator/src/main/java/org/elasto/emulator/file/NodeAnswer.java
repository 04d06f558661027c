package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.http.Response;

/** What answers say of directories and files. */
final class NodeAnswer {

    private NodeAnswer() {}

    /** The answer to a write, without the properties. */
    static Response written(int status, Node node) {
        return AzureCall.answer(status, node.etag()).header("x-ms-request-server-encrypted", "true");
    }

    /** The answer to a write that makes or sets properties, with all of them. */
    static Response written(int status, Node node, FileCall call) {
        return mark(written(status, node), node, call);
    }

    /** Puts the properties that SMB or NFS knows on an answer. */
    static Response mark(Response response, Node node, FileCall call) {
        if (!call.tellsSmb()) {
            return response;
        }
        SmbProperties smb = node.smb();
        NfsProperties nfs = node.head().nfs();
        if (nfs != null) {
            mark(response, node, nfs);
        } else {
            response.header("x-ms-file-attributes", smb.attributes().toString())
                    .header("x-ms-file-permission-key", smb.permissionKey());
        }
        return response.header("x-ms-file-creation-time", AzureDates.iso(smb.creation()))
                .header("x-ms-file-last-write-time", AzureDates.iso(smb.lastWrite()))
                .header("x-ms-file-change-time", AzureDates.iso(smb.change()))
                .header("x-ms-file-id", Long.toUnsignedString(node.id()))
                .header("x-ms-file-parent-id", Long.toUnsignedString(node.head().parent()));
    }

    private static void mark(Response response, Node node, NfsProperties nfs) {
        response.header("x-ms-owner", nfs.owner())
                .header("x-ms-group", nfs.group())
                .header("x-ms-mode", nfs.mode());
        if (node instanceof DirectoryNode) {
            response.header("x-ms-file-file-type", "Directory");
        } else if (node instanceof FileNode file) {
            response.header("x-ms-file-file-type", "Regular").header("x-ms-link-count", Integer.toString(file.links()));
        } else {
            response.header("x-ms-file-file-type", "SymLink").header("x-ms-link-count", "1");
        }
    }
}
