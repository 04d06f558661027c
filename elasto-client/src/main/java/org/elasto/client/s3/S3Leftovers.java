package org.elasto.client.s3;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.elasto.client.Leftover;
import org.elasto.client.s3.ListMultipartUploadsResult.Entry;
import org.jspecify.annotations.Nullable;

/** The uploads of a bucket, or below a prefix, that were neither completed nor aborted, page by page. */
final class S3Leftovers implements Iterator<Entry> {

    private final S3Operations operations;
    private final S3Path directory;
    private ListMultipartUploadsOptions options;
    private @Nullable Iterator<Entry> page;
    private boolean last;

    private S3Leftovers(S3Operations operations, S3Path directory) {
        this.operations = operations;
        this.directory = directory;
        String prefix = directory.prefix();
        this.options = new ListMultipartUploadsOptions(prefix.isEmpty() ? null : prefix, null, null, null, 0);
    }

    static Stream<Leftover> of(S3Operations operations, S3Path directory) {
        S3Leftovers uploads = new S3Leftovers(operations, directory);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(uploads, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .map(entry -> new Leftover(
                        directory.uri().withKey(entry.upload().object().key()),
                        Leftover.Kind.UPLOAD,
                        entry.initiated(),
                        entry.upload().uploadId()));
    }

    @Override
    public boolean hasNext() {
        while ((page == null || !page.hasNext()) && !last) {
            ListMultipartUploadsResult next = operations.listMultipartUploads(directory.bucket(), options);
            List<Entry> uploads = next.uploads();
            page = uploads.iterator();
            last = next.nextKeyMarker() == null;
            options = new ListMultipartUploadsOptions(
                    options.prefix(), null, next.nextKeyMarker(), next.nextUploadIdMarker(), 0);
        }
        return page != null && page.hasNext();
    }

    @Override
    public Entry next() {
        if (!hasNext() || page == null) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}
