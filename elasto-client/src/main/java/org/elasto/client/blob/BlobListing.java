package org.elasto.client.blob;

import java.util.List;
import java.util.stream.Stream;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.FileType;
import org.elasto.client.FileVersion;
import org.elasto.client.Leftover;
import org.elasto.client.azure.AzureListing;
import org.elasto.client.xml.XmlElement;

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
        return list(operations, directory, prefixed(directory.prefix() + names).withDelimiter("/"));
    }

    /** All that is below a container or prefix; what marks a directory is one. */
    static Stream<DirectoryEntry> tree(BlobOperations operations, BlobPath directory) {
        return list(operations, directory, prefixed(directory.prefix()).withInclude("metadata"));
    }

    /** The blobs of which nothing but uncommitted blocks is there: those look empty, and have no block that counts. */
    static Stream<Leftover> uncommitted(BlobOperations operations, BlobPath directory) {
        return list(operations, directory, prefixed(directory.prefix()).withInclude("uncommittedblobs"))
                .filter(entry -> entry.stat().size().orElse(-1) == 0)
                .filter(entry ->
                        BlobStat.ifPresent(operations, BlobPath.of(entry.uri()).ref()) == null)
                .map(entry -> new Leftover(
                        entry.uri(), Leftover.Kind.BLOCKS, entry.stat().modified(), ""));
    }

    private static ListBlobsOptions prefixed(String prefix) {
        return ListBlobsOptions.ALL.withPrefix(prefix.isEmpty() ? null : prefix);
    }

    private static Stream<DirectoryEntry> list(
            BlobOperations operations, BlobPath directory, ListBlobsOptions options) {
        String prefix = directory.prefix();
        boolean flat = options.delimiter() == null;
        return AzureListing.stream(marker -> {
            ListBlobsResult page = operations.listBlobs(directory.container(), options.withMarker(marker));
            List<DirectoryEntry> entries = page.entries().stream()
                    .filter(entry -> !isMarker(prefix, entry))
                    .map(entry -> entry(directory, flat && isMarker(entry.name(), entry) ? asPrefix(entry) : entry))
                    .toList();
            return new AzureListing.Page<>(entries, page.next());
        });
    }

    /** An empty blob whose name ends with a slash, as a listing by directories tells it. */
    private static ListBlobsResult.Entry asPrefix(ListBlobsResult.Entry entry) {
        return entry.name().endsWith("/") ? new ListBlobsResult.Entry(entry.name(), null, null, false) : entry;
    }

    /**
     * The versions and snapshots of a blob, or of all blobs in a container or directory. A service that lists none of its
     * versions lists its snapshots.
     */
    static Stream<FileVersion> versions(BlobOperations operations, BlobPath path) {
        boolean all = path.uri().looksLikeDirectory();
        ListBlobsOptions options = ListBlobsOptions.ALL
                .withPrefix(path.blob().isEmpty() ? null : path.blob())
                .withInclude("snapshots,versions");
        return AzureListing.<ListBlobsResult.Entry>stream(marker -> {
                    ListBlobsResult page = operations.listBlobs(path.container(), options.withMarker(marker));
                    return new AzureListing.Page<>(page.entries(), page.next());
                })
                // Of all names that begin with this one, it comes first itself.
                .takeWhile(entry -> all || entry.name().equals(path.blob()))
                .map(entry -> version(path, entry));
    }

    private static FileVersion version(BlobPath path, ListBlobsResult.Entry entry) {
        BlobInfo info = entry.info();
        if (info == null) {
            throw XmlElement.malformed("a prefix in a flat list");
        }
        String snapshot = entry.snapshot();
        FileVersion.Kind kind = snapshot == null ? FileVersion.Kind.VERSION : FileVersion.Kind.SNAPSHOT;
        String id = snapshot == null ? info.versionId() : snapshot;
        // Where there are no versions, what is no snapshot is what there is.
        boolean current = snapshot == null && (info.versionId() == null || entry.current());
        return new FileVersion(path.named(entry.name()), id, kind, current, BlobStat.of(info));
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
