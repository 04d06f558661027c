package org.elasto.client.blob;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.FileType;
import org.jspecify.annotations.Nullable;

/**
 * Walks a listing page by page; the next page is asked for when the one before is used up, never earlier.
 *
 * @param <T> what is listed
 */
final class BlobListing<T> implements Iterator<T> {

    /**
     * One page, which may be empty without being the last.
     *
     * @param next the marker of the next; null on the last
     */
    record Page<T>(List<T> entries, @Nullable String next) {}

    private final Function<@Nullable String, Page<T>> pages;
    private final Queue<T> entries = new ArrayDeque<>();
    private @Nullable String marker;
    private boolean ended;

    private BlobListing(Function<@Nullable String, Page<T>> pages) {
        this.pages = pages;
    }

    static <T> Stream<T> stream(Function<@Nullable String, Page<T>> pages) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new BlobListing<>(pages), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    static Stream<DirectoryEntry> containers(BlobOperations operations, BlobPath account) {
        return stream(marker -> {
            ListContainersResult page = operations.listContainers(marker);
            List<DirectoryEntry> entries = page.containers().stream()
                    .map(container -> new DirectoryEntry(
                            container.name(), account.uri().resolve(container.name()), BlobStat.of(container)))
                    .toList();
            return new Page<>(entries, page.next());
        });
    }

    /** What is directly below a container or prefix, in the order of the service. */
    static Stream<DirectoryEntry> blobs(BlobOperations operations, BlobPath directory) {
        String prefix = directory.prefix();
        ListBlobsOptions options = ListBlobsOptions.ALL
                .withPrefix(prefix.isEmpty() ? null : prefix)
                .withDelimiter("/");
        return stream(marker -> {
            ListBlobsResult page = operations.listBlobs(directory.container(), options.withMarker(marker));
            List<DirectoryEntry> entries = page.entries().stream()
                    .filter(entry -> !isMarker(prefix, entry))
                    .map(entry -> entry(directory, entry))
                    .toList();
            return new Page<>(entries, page.next());
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

    @Override
    public boolean hasNext() {
        while (entries.isEmpty() && !ended) {
            Page<T> page = pages.apply(marker);
            entries.addAll(page.entries());
            marker = page.next();
            ended = marker == null;
        }
        return !entries.isEmpty();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return entries.remove();
    }
}
