package org.elasto.client.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
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
import org.elasto.client.StorageUri;
import org.jspecify.annotations.Nullable;

/** Walks a listing page by page; the next page is asked for when the one before is used up, never earlier. */
final class S3Listing implements Iterator<DirectoryEntry> {

    /**
     * One page.
     *
     * @param next the token of the next; null on the last
     */
    record Page(List<DirectoryEntry> entries, @Nullable String next) {}

    private final Function<@Nullable String, Page> pages;
    private final Queue<DirectoryEntry> entries = new ArrayDeque<>();
    private @Nullable String token;
    private boolean ended;

    private S3Listing(Function<@Nullable String, Page> pages) {
        this.pages = pages;
    }

    static Stream<DirectoryEntry> buckets(S3Operations operations, S3Path root) {
        return stream(token -> {
            ListBucketsResult page = operations.listBuckets(token);
            List<DirectoryEntry> entries = page.buckets().stream()
                    .map(bucket -> new DirectoryEntry(
                            bucket.name(),
                            root.uri().resolve(bucket.name()),
                            S3Stat.plain(FileType.CONTAINER, bucket.created())))
                    .toList();
            return new Page(entries, page.next());
        });
    }

    /**
     * What is directly below a bucket or prefix, in the order of the keys' bytes.
     *
     * @param names what their names begin with; empty for all
     */
    static Stream<DirectoryEntry> objects(S3Operations operations, S3Path directory, String names) {
        ListObjectsOptions options =
                ListObjectsOptions.ALL.withPrefix(directory.prefix() + names).withDelimiter("/");
        return stream(token -> {
            ListObjectsResult page = operations.listObjectsV2(directory.bucket(), options.withToken(token));
            return new Page(merge(directory, page), page.next());
        });
    }

    /** All that is below a bucket or prefix; what marks a directory is one. */
    static Stream<DirectoryEntry> tree(S3Operations operations, S3Path directory) {
        ListObjectsOptions options = ListObjectsOptions.ALL.withPrefix(directory.prefix());
        return stream(token -> {
            ListObjectsResult page = operations.listObjectsV2(directory.bucket(), options.withToken(token));
            List<DirectoryEntry> entries = page.objects().stream()
                    .filter(entry -> !isMarker(directory, entry))
                    .map(entry -> entry.size() == 0 && entry.key().endsWith("/")
                            ? directory(directory, entry.key())
                            : object(directory, entry))
                    .toList();
            return new Page(entries, page.next());
        });
    }

    private static DirectoryEntry object(S3Path directory, ListObjectsResult.Entry entry) {
        return new DirectoryEntry(
                entry.key().substring(directory.prefix().length()),
                directory.uri().withKey(entry.key()),
                S3Stat.of(entry));
    }

    static Stream<DirectoryEntry> stream(Function<@Nullable String, Page> pages) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new S3Listing(pages), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    private static List<DirectoryEntry> merge(S3Path directory, ListObjectsResult page) {
        Stream<DirectoryEntry> objects = page.objects().stream()
                .filter(entry -> !isMarker(directory, entry))
                .map(entry -> object(directory, entry));
        Stream<DirectoryEntry> prefixes = page.commonPrefixes().stream().map(prefix -> directory(directory, prefix));
        return Stream.concat(objects, prefixes)
                .sorted((one, other) -> Arrays.compareUnsigned(bytes(one.uri()), bytes(other.uri())))
                .toList();
    }

    /** A directory with content of its own, which other tools may have made, is not hidden. */
    private static boolean isMarker(S3Path directory, ListObjectsResult.Entry entry) {
        return entry.key().equals(directory.prefix()) && entry.size() == 0;
    }

    private static DirectoryEntry directory(S3Path directory, String prefix) {
        String name = prefix.substring(directory.prefix().length(), prefix.length() - 1);
        return new DirectoryEntry(name, directory.uri().withKey(prefix), S3Stat.plain(FileType.DIRECTORY, null));
    }

    private static byte[] bytes(StorageUri uri) {
        return uri.key().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean hasNext() {
        while (entries.isEmpty() && !ended) {
            Page page = pages.apply(token);
            entries.addAll(page.entries());
            token = page.next();
            ended = token == null;
        }
        return !entries.isEmpty();
    }

    @Override
    public DirectoryEntry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return entries.remove();
    }
}
