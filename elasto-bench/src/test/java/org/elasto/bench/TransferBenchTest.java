package org.elasto.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TransferBenchTest {

    @Test
    void whatIsMeasuredSucceeds() throws IOException {
        TransferBench bench = new TransferBench();
        try {
            bench.check();

            assertThat(bench.get()).hasSize(1024);
            assertThat(bench.put().etag()).isNotEmpty();
        } finally {
            bench.close();
        }
    }
}
