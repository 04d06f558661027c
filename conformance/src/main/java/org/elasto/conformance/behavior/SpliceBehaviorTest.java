package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.behavior.Failures.failure;

import java.util.Arrays;
import org.elasto.client.ByteRange;
import org.elasto.client.Capability;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;

@OnEverySite
class SpliceBehaviorTest extends Workspace {

    SpliceBehaviorTest(Site site) {
        super(site);
    }

    private void splice(StorageUri from, ByteRange range, StorageUri to, long offset) {
        try (ElastoFile source = client.open(from);
                ElastoFile target = client.open(to, OpenFlag.CREATE)) {
            target.splice(source, range, offset);
            target.commit();
        }
    }

    @Test
    @Requires(Capability.SPLICE)
    void copiesTheWhole() {
        byte[] content = random(1, 102_400);
        splice(put("a", content), new ByteRange(0, content.length), file("b"), 0);
        assertThat(get(file("b"))).isEqualTo(content);
        assertThat(get(file("a"))).isEqualTo(content);
    }

    @Test
    @Requires(Capability.SPLICE)
    void copiesARange() {
        byte[] content = random(2, 11 << 20);
        splice(put("a", content), new ByteRange(1024, 10 << 20), file("b"), 0);
        assertThat(get(file("b"))).isEqualTo(Arrays.copyOfRange(content, 1024, 1024 + (10 << 20)));
    }

    @Test
    @Requires(Capability.SPLICE)
    void copiesBehindWhatIsThere() {
        put("b", unitsOf(1, 2, 3));
        splice(put("a", unitsOf(4, 5, 6)), new ByteRange(units(1), units(2)), file("b"), units(3));
        assertThat(get(file("b"))).isEqualTo(unitsOf(1, 2, 3, 5, 6));
    }

    @Test
    @Requires(Capability.SPLICE)
    void copiesBetweenContainers() {
        StorageUri other = site.root().resolve(container.name() + "-other");
        client.open(other, OpenFlag.DIRECTORY, OpenFlag.CREATE).close();
        try {
            splice(put("a", unitsOf(7)), new ByteRange(0, units(1)), other.resolve("b"), 0);
            assertThat(get(other.resolve("b"))).isEqualTo(unitsOf(7));
            client.remove(other.resolve("b"));
        } finally {
            client.remove(other);
        }
    }

    @Test
    @Requires(Capability.SPLICE)
    void aRangeBehindTheEndIsRefused() {
        StorageUri from = put("a", unitsOf(1));
        assertThat(failure(() -> splice(from, new ByteRange(0, units(2)), file("b"), 0)))
                .isEqualTo(ErrorKind.RANGE_NOT_SATISFIABLE);
    }
}
