package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.elasto.emulator.http.Response;
import org.junit.jupiter.api.Test;

/** A bench that measured how fast requests are refused would look good. */
class FrontBenchTest {

    @Test
    void whatIsMeasuredSucceeds() {
        FrontBench bench = new FrontBench();
        bench.fill();

        assertThat(bench.route()).isEqualTo(S3Operation.GET_OBJECT);
        assertThat(bench.verifyHeader().account().id()).isEqualTo("bench");
        assertThat(bench.verifyPresigned().account().id()).isEqualTo("bench");
        assertThat(((Response) bench.dispatchGet()).body().length()).isEqualTo(1024);
        assertThat(((Response) bench.dispatchPresignedGet()).body().length()).isEqualTo(1024);
        assertThat(((Response) bench.dispatchPut()).status()).isEqualTo(200);
        assertThat(((Response) bench.dispatchList()).status()).isEqualTo(200);
    }
}
