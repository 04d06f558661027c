package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.behavior.Failures.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;

@OnEverySite
class StatBehaviorTest extends Workspace {

    StatBehaviorTest(Site site) {
        super(site);
    }

    @Test
    void tellsSizeAndTime() {
        FileStat stat = client.stat(put("x", new byte[units(1234)]));
        assertThat(stat.type()).isEqualTo(FileType.FILE);
        assertThat(stat.size()).hasValue(units(1234));
        assertThat(stat.modified()).isNotNull();
        assertThat(Duration.between(stat.modified(), Instant.now()).abs()).isLessThan(Duration.ofHours(1));
    }

    @Test
    void missingIsNotFound() {
        assertThat(failure(() -> client.stat(file("missing")))).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(failure(() -> client.stat(site.root().resolve("elasto-no-such-container-there"))))
                .isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void containersAndDirectoriesAreTold() {
        put("dir/x", unitsOf(1));
        assertThat(client.stat(file("dir/")).type()).isEqualTo(FileType.DIRECTORY);
        assertThat(client.stat(container).type()).isIn(FileType.CONTAINER, FileType.DIRECTORY);
    }

    @Test
    void keepsContentTypeAndMetadataWhereTheBackendDoes() {
        StorageUri uri = file("x");
        OpenOptions options = OpenOptions.of(OpenFlag.CREATE)
                .withContentType("text/x-elasto")
                .withMetadata(Map.of("colour", "green", "empty", ""));
        if (site.backend().equals("file")) {
            return; // a local file has neither
        }
        try (ElastoFile file = client.open(uri, options)) {
            file.commit();
        }
        FileStat stat = client.stat(uri);
        assertThat(stat.contentType()).isEqualTo("text/x-elasto");
        assertThat(stat.metadata()).containsEntry("colour", "green");
    }

    @Test
    void theHandleAgreesWithThePath() {
        StorageUri uri = put("x", new byte[units(99)]);
        try (ElastoFile file = client.open(uri)) {
            assertThat(file.stat().size()).isEqualTo(client.stat(uri).size());
            assertThat(file.stat().etag()).isEqualTo(client.stat(uri).etag());
        }
    }

    @Test
    void statfsTellsCapabilitiesAndSizes() {
        try (ElastoFile file = client.open(put("x", unitsOf(1)))) {
            FileSystemStat stat = file.statfs();
            assertThat(stat.capabilities()).isEqualTo(capabilities());
            assertThat(stat.minimumIo()).isEqualTo(site.unit());
            assertThat(stat.optimalIo()).isGreaterThanOrEqualTo(stat.minimumIo());
            assertThat(stat.maximumFileSize()).isGreaterThan(1L << 30);
        }
    }
}
