package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void itGoesAllTheWayThroughTheServicesToo() throws IOException {
        Map<String, Integer> codes = Rehearsal.run();

        assertThat(codes)
                .containsEntry("--help", 0)
                .containsEntry("ls -l .", 0)
                .containsEntry("ls nothing", 3)
                .containsEntry("ls -l s3://HOST/b/", 0)
                .containsEntry("cat s3://HOST/b/k", 0)
                .containsEntry("ls abb://HOST/a/b/", 0);
    }
}
