package org.elasto.client.azure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is signed to let the service read a file: as the REST reference lists it for version 2015-04-05 and later. */
class ServiceSasTest {

    @Test
    void aFileHasNeitherKindNorSnapshotInItsLines() {
        String text = ServiceSas.fileStringToSign("acc", "share", "dir/a b.txt", "2026-11-24T09:00:00Z");
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
}
