package org.elasto.client.file;

import java.util.List;
import java.util.stream.Stream;
import org.elasto.client.FileVersion;
import org.elasto.client.azure.AzureListing;

/** A share and its snapshots. */
final class ShareVersions {

    private ShareVersions() {}

    static Stream<FileVersion> of(FileOperations operations, FilePath path) {
        return AzureListing.<ShareInfo>stream(marker -> {
                    ListSharesResult page = operations.listSnapshots(path.share(), marker);
                    List<ShareInfo> same = page.shares().stream()
                            .filter(share -> share.name().equals(path.share()))
                            .toList();
                    return new AzureListing.Page<>(same, page.next());
                })
                .map(share -> version(path, share));
    }

    private static FileVersion version(FilePath path, ShareInfo share) {
        String snapshot = share.snapshot();
        FileVersion.Kind kind = snapshot == null ? FileVersion.Kind.VERSION : FileVersion.Kind.SNAPSHOT;
        return new FileVersion(path.uri(), snapshot, kind, snapshot == null, ShareStat.of(share));
    }
}
