package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.behavior.Failures.failure;

import java.util.List;
import java.util.stream.Stream;
import org.elasto.client.Capability;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileVersion;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;

/** Listings of versions, where nobody has told the service to keep any: what is there is the current one. */
@OnEverySite
class VersionBehaviorTest extends Workspace {

    VersionBehaviorTest(Site site) {
        super(site);
    }

    /** Empty if the service lacks the operation, as the emulator's S3 does; then it says so itself. */
    private List<FileVersion> versions(StorageUri uri) {
        try (Stream<FileVersion> versions = client.versions(uri)) {
            return versions.toList();
        } catch (StorageException e) {
            if (!site.backend().equals("s3")) {
                throw e;
            }
            assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
            assertThat(e.service()).isNotNull();
            return List.of();
        }
    }

    @Test
    @Requires(Capability.VERSIONS)
    void whatIsThereIsTheCurrentOne() {
        StorageUri uri = put("x", unitsOf(1));
        put("xy", unitsOf(1, 2));
        put("dir/z", unitsOf(1));
        if (site.backend().equals("afs")) {
            assertThat(failure(() -> client.versions(uri).close())).isEqualTo(ErrorKind.UNSUPPORTED);
            assertThat(versions(container))
                    .singleElement()
                    .satisfies(share -> assertThat(share.current()).isTrue());
            return;
        }
        assertThat(versions(uri)).hasSizeLessThanOrEqualTo(1).allSatisfy(version -> {
            assertThat(version.uri()).isEqualTo(uri);
            assertThat(version.current()).isTrue();
            assertThat(version.kind()).isEqualTo(FileVersion.Kind.VERSION);
            assertThat(version.stat().size()).hasValue(units(1));
        });
        if (!versions(uri).isEmpty()) {
            assertThat(versions(container))
                    .extracting(FileVersion::uri)
                    .containsExactly(file("dir/z"), uri, file("xy"));
            assertThat(versions(file("dir/"))).extracting(FileVersion::uri).containsExactly(file("dir/z"));
            assertThat(versions(file("none"))).isEmpty();
        }
    }

    @Test
    void listingVersionsNeedsVersions() {
        if (!has(Capability.VERSIONS)) {
            assertThat(failure(() -> client.versions(file("x")).close())).isEqualTo(ErrorKind.UNSUPPORTED);
            return;
        }
        assertThat(failure(() -> client.versions(site.root()).close())).isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }
}
