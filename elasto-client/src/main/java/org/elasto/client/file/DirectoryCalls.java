package org.elasto.client.file;

import java.util.Map;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureExchange;
import org.elasto.client.azure.AzureListing;
import org.elasto.client.azure.AzureRequest;
import org.elasto.client.azure.ContentHeaders;
import org.jspecify.annotations.Nullable;

/** The operations on directories. Thread-safe. */
final class DirectoryCalls {

    private final AzureExchange exchange;

    DirectoryCalls(AzureExchange exchange) {
        this.exchange = exchange;
    }

    /** A lost answer counts as a success if the directory is there: nobody looked whether it was before. */
    void create(FileRef directory, Map<String, String> metadata) {
        AzureRequest request =
                FileRequests.smb(FileRequests.directory("CreateDirectory", "PUT", directory), "Directory");
        ContentHeaders.fill(request, metadata).unsafe(true);
        exchange.settle(request, () -> isThere(directory));
    }

    DirectoryInfo properties(FileRef directory) {
        AzureRequest request = FileRequests.directory("GetDirectoryProperties", "HEAD", directory);
        return FileAnswers.directory(exchange.send(request).headers());
    }

    private boolean isThere(FileRef directory) {
        try {
            exchange.send(FileRequests.directory("GetDirectoryProperties", "HEAD", directory)
                    .primaryOnly());
            return true;
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    void delete(FileRef directory) {
        AzureRequest request =
                FileRequests.directory("DeleteDirectory", "DELETE", directory).unsafe(true);
        exchange.settle(request, () -> !isThere(directory));
    }

    void rename(FileRef source, FileRef target, RenameOptions options) {
        AzureRequest request = FileRequests.rename(
                exchange.connection(), FileRequests.directory("RenameDirectory", "PUT", target), source, options);
        exchange.settle(request, () -> !isThere(source) && isThere(target));
    }

    ListFilesResult list(FileRef directory, @Nullable String prefix, @Nullable String marker, int most) {
        AzureRequest request = FileRequests.directory("ListDirectoriesAndFiles", "GET", directory)
                .query("comp", "list")
                .query("include", "Timestamps,ETag")
                .query("prefix", prefix)
                .query("marker", marker)
                .query("maxresults", most)
                .header("x-ms-file-extended-info", "true");
        ListFilesResult page = FileXml.listFiles(exchange.document(request));
        AzureListing.requireAdvance(page.next(), marker);
        return page;
    }
}
