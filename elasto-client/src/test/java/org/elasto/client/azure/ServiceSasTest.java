package org.elasto.client.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is signed to let the service read a file: as the REST reference lists it for version 2015-04-05 and later. */
class ServiceSasTest {

    @Test
    void aFileHasNeitherKindNorSnapshotInItsLines() {
        String text = ServiceSas.fileStringToSign(
                "acc", "share", "dir/a b.txt", ServiceSas.Grant.reading(Instant.parse("2026-11-24T09:00:00Z")));
        assertThat(text.split("\n", -1))
                .containsExactly(
                        "r", // permissions
                        "", // start
                        "2026-11-24T09:00:00Z", // expiry
                        "/file/acc/share/dir/a b.txt", // resource, unescaped
                        "", // identifier
                        "", // address
                        "", // protocol
                        "2020-12-06", // version
                        "", // cache control
                        "", // content disposition
                        "", // content encoding
                        "", // content language
                        ""); // content type
    }

    @Test
    void aGrantIsNoMoreThanItsMethodTakes() {
        Instant expiry = Instant.parse("2026-11-24T09:00:00Z");
        assertThat(ServiceSas.Grant.of("GET", expiry).permissions()).isEqualTo("r");
        assertThat(ServiceSas.Grant.of("HEAD", expiry).permissions()).isEqualTo("r");
        assertThat(ServiceSas.Grant.of("PUT", expiry).permissions()).isEqualTo("cw");
        assertThat(ServiceSas.Grant.of("DELETE", expiry).permissions()).isEqualTo("d");
        assertThat(ServiceSas.fileStringToSign("acc", "share", "f", ServiceSas.Grant.of("PUT", expiry)))
                .startsWith("cw\n\n2026-11-24T09:00:00Z\n/file/acc/share/f\n");
        assertThat(ServiceSas.stringToSign("acc", "cont", "b", ServiceSas.Grant.of("DELETE", expiry)))
                .startsWith("d\n\n2026-11-24T09:00:00Z\n/blob/acc/cont/b\n");
    }
}
