package org.elasto.client.blob;

import java.net.URI;
import java.time.Duration;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureConnection;
import org.elasto.client.azure.ServiceSas;
import org.elasto.client.azure.SourceUrls;
import org.elasto.client.http.PercentEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Names a blob of an account.
 *
 * @param container its container
 * @param blob its name, unescaped
 */
public record BlobRef(String container, String blob) {

    public BlobRef {
        requireContainer(container);
        if (blob.isEmpty() || blob.equals(".") || blob.equals("..")) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "no blob has the name \"" + blob + "\"");
        }
        if (blob.indexOf('\\') >= 0) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "Azure takes a backslash for a slash, so no blob has one: " + blob);
        }
    }

    /** An empty name would address the account, and one with a slash a blob. */
    static String requireContainer(String container) {
        if (container.isEmpty() || container.indexOf('/') >= 0 || container.startsWith(".")) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "no container has the name \"" + container + "\"");
        }
        return container;
    }

    /** The path of a container, escaped. */
    static String containerPath(String container) {
        return "/" + PercentEncoding.encode(requireContainer(container)).replace("%24", "$");
    }

    /** Its path below the account, escaped. */
    String path() {
        return containerPath(container) + "/" + PercentEncoding.encodePath(blob);
    }

    /** Where anybody can read it for a while; null where only a token reads. */
    @Nullable
    URI readableUrl(AzureConnection connection, Duration validity) {
        return new SourceUrls(connection)
                .url(path(), validity, (key, expiry) -> ServiceSas.readBlob(key, container, blob, expiry));
    }

    /** Where anybody can use it by one method for a while. */
    URI presigned(AzureConnection connection, String method, Duration validity) {
        return new SourceUrls(connection)
                .handedOut(
                        path(),
                        validity,
                        (key, expiry) -> ServiceSas.blob(key, container, blob, ServiceSas.Grant.of(method, expiry)));
    }

    @Override
    public String toString() {
        return container + "/" + blob;
    }
}
