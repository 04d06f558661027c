package org.elasto.client.blob;

import java.util.List;
import java.util.stream.Stream;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.FileType;
import org.elasto.client.azure.AzureListing;

/** Listings as directories have them. */
final class BlobListing {

    private BlobListing() {}

    static Stream<DirectoryEntry> containers(BlobOperations operations, BlobPath account) {
        return AzureListing.stream(marker -> {
            ListContainersResult page = operations.listContainers(marker);
            List<DirectoryEntry> entries = page.containers().stream()
                    .map(container -> new DirectoryEntry(
                            container.name(), account.uri().resolve(container.name()), BlobStat.of(container)))
                    .toList();
            return new AzureListing.Page<>(entries, page.next());
        });
    }

    /**
     * What is directly below a container or prefix, in the order of the service.
     *
     * @param names what their names begin with; empty for all
     */
    static Stream<DirectoryEntry> blobs(BlobOperations operations, BlobPath directory, String names) {
        String prefix = directory.prefix();
        String asked = prefix + names;
        ListBlobsOptions options =
                ListBlobsOptions.ALL.withPrefix(asked.isEmpty() ? null : asked).withDelimiter("/");
        return AzureListing.stream(marker -> {
            ListBlobsResult page = operations.listBlobs(directory.container(), options.withMarker(marker));
            List<DirectoryEntry> entries = page.entries().stream()
                    .filter(entry -> !isMarker(prefix, entry))
                    .map(entry -> entry(directory, entry))
                    .toList();
            return new AzureListing.Page<>(entries, page.next());
        });
    }

    /** A directory with content of its own, which other tools may have made, is not hidden. */
    private static boolean isMarker(String prefix, ListBlobsResult.Entry entry) {
        BlobInfo info = entry.info();
        return info != null && info.size() == 0 && entry.name().equals(prefix);
    }

    private static DirectoryEntry entry(BlobPath directory, ListBlobsResult.Entry entry) {
        BlobInfo info = entry.info();
        String below = entry.name().substring(directory.prefix().length());
        String name = info == null && below.endsWith("/") ? below.substring(0, below.length() - 1) : below;
        return new DirectoryEntry(
                name,
                directory.named(entry.name()),
                info == null ? BlobStat.plain(FileType.DIRECTORY) : BlobStat.of(info));
    }
}
