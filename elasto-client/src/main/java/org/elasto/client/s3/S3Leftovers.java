package org.elasto.client.s3;

import java.util.Optional;
import java.util.stream.Stream;
import org.elasto.client.Leftover;

/** The uploads of a bucket, or below a prefix, that were neither completed nor aborted. */
final class S3Leftovers {

    private S3Leftovers() {}

    static Stream<Leftover> of(S3Operations operations, S3Path directory) {
        String prefix = directory.prefix();
        ListMultipartUploadsOptions options =
                ListMultipartUploadsOptions.ALL.withPrefix(prefix.isEmpty() ? null : prefix);
        return S3Pages.from(
                        operations.listMultipartUploads(directory.bucket(), options),
                        page -> Optional.of(page)
                                .filter(last -> last.nextKeyMarker() != null)
                                .map(last -> operations.listMultipartUploads(directory.bucket(), options.behind(last))))
                .flatMap(page -> page.uploads().stream())
                .map(entry -> new Leftover(
                        directory.uri().withKey(entry.upload().object().key()),
                        Leftover.Kind.UPLOAD,
                        entry.initiated(),
                        entry.upload().uploadId()));
    }
}
