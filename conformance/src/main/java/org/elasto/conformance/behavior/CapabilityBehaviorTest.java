package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.behavior.Failures.failure;

import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.elasto.client.ByteRange;
import org.elasto.client.Capability;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;

/** A verb that needs what the backend lacks answers UNSUPPORTED; one that it has does not. */
@OnEverySite
class CapabilityBehaviorTest extends Workspace {

    CapabilityBehaviorTest(Site site) {
        super(site);
    }

    @Test
    void truncatePunchAndListRangesNeedSparse() {
        try (ElastoFile file = client.open(put("x", new byte[units(10)]))) {
            if (has(Capability.SPARSE)) {
                file.punchHole(new ByteRange(0, units(5)));
                file.truncate(units(7));
                try (Stream<ByteRange> ranges = file.listRanges()) {
                    assertThat(ranges.mapToLong(ByteRange::end).max().orElse(0)).isLessThanOrEqualTo(units(7));
                }
                file.commit();
                return;
            }
            assertThat(failure(() -> file.punchHole(new ByteRange(0, units(5)))))
                    .isEqualTo(ErrorKind.UNSUPPORTED);
            assertThat(failure(() -> file.truncate(units(7)))).isEqualTo(ErrorKind.UNSUPPORTED);
            assertThat(failure(() -> file.listRanges().close())).isEqualTo(ErrorKind.UNSUPPORTED);
        }
        assertThat(get(file("x"))).hasSize(units(10));
    }

    @Test
    void writingTheMiddleNeedsWriteRange() {
        try (ElastoFile file = client.open(put("x", new byte[units(10)]))) {
            ErrorKind answer = failure(() -> file.write(units(5), ByteBuffer.wrap(unitsOf(1))));
            assertThat(answer).isEqualTo(has(Capability.WRITE_RANGE) ? null : ErrorKind.UNSUPPORTED);
        }
    }

    @Test
    void writingAnywhereNeedsRewrite() {
        StorageUri uri = put("x", unitsOf(1));
        boolean anywhere = has(Capability.REWRITE) || has(Capability.WRITE_RANGE);
        ErrorKind answer = failure(() -> client.open(uri, OpenFlag.REWRITE).close());
        assertThat(answer).isEqualTo(anywhere ? null : ErrorKind.UNSUPPORTED);
    }

    @Test
    void spliceNeedsSplice() {
        put("a", new byte[units(10)]);
        try (ElastoFile from = client.open(file("a"));
                ElastoFile to = client.open(put("b", new byte[0]))) {
            ErrorKind answer = failure(() -> to.splice(from, new ByteRange(0, units(10)), 0));
            assertThat(answer).isEqualTo(has(Capability.SPLICE) ? null : ErrorKind.UNSUPPORTED);
        }
    }
}
