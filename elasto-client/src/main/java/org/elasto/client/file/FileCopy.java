package org.elasto.client.file;

import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.CopyWait;
import org.jspecify.annotations.Nullable;

/** Has the service copy a whole file, and waits until it has; an interrupt aborts it. Used once. */
final class FileCopy {

    private final FileEndpoint endpoint;
    private final FileRef target;
    private final @Nullable String leaseId;

    FileCopy(FileEndpoint endpoint, FileRef target, @Nullable String leaseId) {
        this.endpoint = endpoint;
        this.target = target;
        this.leaseId = leaseId;
    }

    void copy(FileRef source, ContentHeaders headers) {
        FileOperations operations = endpoint.operations();
        new CopyWait(
                        source + " to " + target,
                        endpoint.pause(),
                        () -> operations.getFileProperties(target).copy(),
                        id -> operations.abortCopyFile(target, id, leaseId))
                .await(operations.copyFile(target, source, headers, leaseId));
    }
}
