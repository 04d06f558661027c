package org.elasto.client.file;

import org.elasto.client.AzureCredentials;
import org.elasto.client.azure.AzureConnection;
import org.elasto.client.azure.AzureDates;
import org.elasto.client.azure.AzureRequest;
import org.elasto.client.azure.ContentHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What requests about files and directories have in common. Names keep the dots at their end, which the service would
 * else take off.
 */
final class FileRequests {

    private FileRequests() {}

    static AzureRequest file(String operation, String method, FileRef file) {
        return new AzureRequest(operation, method, file.wirePath()).header("x-ms-allow-trailing-dot", "true");
    }

    static AzureRequest directory(String operation, String method, FileRef directory) {
        return file(operation, method, directory).query("restype", "directory");
    }

    /**
     * What makes something new says all that versions from 2019-02-02 to 2021-06-08 insist on, and that later ones take
     * for granted.
     */
    static AzureRequest smb(AzureRequest request, String attributes) {
        return request.header("x-ms-file-permission", "inherit")
                .header("x-ms-file-attributes", attributes)
                .header("x-ms-file-creation-time", "now")
                .header("x-ms-file-last-write-time", "now");
    }

    /** Turns a request about the target into one that renames something to it. */
    static AzureRequest rename(
            AzureConnection connection, AzureRequest request, FileRef source, RenameOptions options) {
        String url = connection.primary().url(source.wirePath());
        boolean sas = connection.credentials() instanceof AzureCredentials.Sas;
        String right = sas ? "?" + ((AzureCredentials.Sas) connection.credentials()).token() : "";
        ContentHeaders headers = options.headers();
        request.query("comp", "rename")
                .header("x-ms-file-rename-source", url + right)
                .header("x-ms-file-rename-replace-if-exists", Boolean.toString(options.replace()))
                .header("x-ms-source-allow-trailing-dot", "true")
                .header("x-ms-source-lease-id", options.sourceLease())
                .header("x-ms-destination-lease-id", options.targetLease())
                .header("x-ms-content-type", headers.contentType())
                .header("x-ms-file-last-write-time", AzureDates.fileTime(options.lastWrite()))
                .unsafe(true);
        return ContentHeaders.fill(request, headers.metadata());
    }

    static AzureRequest ifMatch(AzureRequest request, @Nullable String etag) {
        return request.header("If-Match", etag == null ? null : "\"" + etag + "\"");
    }
}
