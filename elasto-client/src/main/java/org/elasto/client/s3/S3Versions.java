package org.elasto.client.s3;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.elasto.client.FileStat;
import org.elasto.client.FileType;
import org.elasto.client.FileVersion;

/** Listings of versions: of one key, or of all below a bucket or prefix. */
final class S3Versions {

    private S3Versions() {}

    static Stream<FileVersion> of(S3Operations operations, S3Path path) {
        boolean all = path.uri().looksLikeDirectory();
        ListObjectVersionsOptions options =
                ListObjectVersionsOptions.ALL.withPrefix(path.key().isEmpty() ? null : path.key());
        // Of all keys that begin with this one, it comes first itself.
        return S3Pages.from(
                        operations.listObjectVersions(path.bucket(), options),
                        page -> Optional.of(page)
                                .filter(last -> last.nextKeyMarker() != null)
                                .map(last -> operations.listObjectVersions(path.bucket(), options.behind(last))))
                .flatMap(page -> page.versions().stream())
                .takeWhile(entry -> all || entry.key().equals(path.key()))
                .map(entry -> version(path, entry));
    }

    private static FileVersion version(S3Path path, ListObjectVersionsResult.Entry entry) {
        FileStat stat = new FileStat(
                        FileType.FILE,
                        entry.deletion() ? OptionalLong.empty() : OptionalLong.of(entry.size()),
                        entry.lastModified(),
                        entry.etag(),
                        null,
                        null,
                        Map.of())
                .withTier(entry.storageClass())
                .withVersion(entry.versionId());
        FileVersion.Kind kind = entry.deletion() ? FileVersion.Kind.DELETION : FileVersion.Kind.VERSION;
        return new FileVersion(path.uri().withKey(entry.key()), entry.versionId(), kind, entry.latest(), stat);
    }
}
