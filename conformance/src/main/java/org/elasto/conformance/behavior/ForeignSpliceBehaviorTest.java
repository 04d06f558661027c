package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.behavior.Failures.failure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.elasto.client.ByteRange;
import org.elasto.client.Capability;
import org.elasto.client.Cost;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;

/** Splices from every other backend and target of the run: fetched by the service where it can, through us where not. */
@OnEverySite
class ForeignSpliceBehaviorTest extends Workspace {

    private static final int PART = Sites.PART;

    ForeignSpliceBehaviorTest(Site site) {
        super(site);
    }

    /** What is done with a file of another site. */
    private interface Splice {
        void from(Site from, StorageUri uri);
    }

    private void fromEveryOtherSite(byte[] content, Splice splice) {
        for (Site from : Sites.all()) {
            if (from.equals(site)) {
                continue;
            }
            StorageUri directory = from.root().resolve("elasto-" + UUID.randomUUID());
            from.client().open(directory, OpenFlag.DIRECTORY, OpenFlag.CREATE).close();
            StorageUri uri = directory.resolve("source");
            try {
                try (ElastoFile file = from.client().open(uri, OpenFlag.CREATE)) {
                    file.write(0, ByteBuffer.wrap(content));
                    file.commit();
                }
                splice.from(from, uri);
            } finally {
                from.client().remove(uri);
                from.client().remove(directory);
            }
        }
    }

    private Cost splice(Site from, StorageUri uri, ByteRange range, StorageUri to, long offset) {
        try (ElastoFile source = from.client().open(uri);
                ElastoFile target = client.open(to, OpenFlag.CREATE)) {
            target.splice(source, range, offset);
            target.commit();
            return target.cost();
        }
    }

    @Test
    void theWholeComesFromEverywhere() {
        byte[] content = random(1, PART + 3 * 512);
        fromEveryOtherSite(content, (from, uri) -> {
            StorageUri to = file("from-" + from.target() + "-" + from.backend());
            Cost cost = splice(from, uri, new ByteRange(0, content.length), to, 0);
            assertThat(get(to)).as("from %s", from).isEqualTo(content);
            if (!site.backend().equals("file")) {
                assertThat(cost.sent() + cost.copied()).as("from %s", from).isGreaterThanOrEqualTo(content.length);
            }
        });
    }

    @Test
    void aRangeComesBehindWhatIsThere() {
        byte[] content = random(2, 8 * 512);
        byte[] before = unitsOf(1, 2, 3);
        fromEveryOtherSite(content, (from, uri) -> {
            StorageUri to = put("from-" + from.target() + "-" + from.backend(), before);
            splice(from, uri, new ByteRange(512, 1024), to, before.length);
            byte[] expected = Arrays.copyOf(before, before.length + 1024);
            System.arraycopy(content, 512, expected, before.length, 1024);
            assertThat(get(to)).as("from %s", from).isEqualTo(expected);
        });
    }

    @Test
    void nothingComesFromNothing() {
        fromEveryOtherSite(new byte[0], (from, uri) -> {
            StorageUri to = file("from-" + from.target() + "-" + from.backend());
            splice(from, uri, new ByteRange(0, 0), to, 0);
            assertThat(get(to)).as("from %s", from).isEmpty();
            assertThat(failure(() -> splice(from, uri, new ByteRange(0, 512), to, 0)))
                    .isEqualTo(ErrorKind.RANGE_NOT_SATISFIABLE);
        });
    }

    @Test
    @Requires({Capability.SPARSE, Capability.WRITE_RANGE})
    void holesStayHoles() {
        byte[] block = random(3, 64 << 10);
        int size = 4 << 20;
        fromEveryOtherSite(new byte[512], (from, uri) -> {
            try (ElastoFile file = from.client().open(uri)) {
                if (!file.capabilities().containsAll(List.of(Capability.SPARSE, Capability.WRITE_RANGE))) {
                    return;
                }
                file.truncate(size);
                file.write(0, ByteBuffer.wrap(block));
                file.write(size - block.length, ByteBuffer.wrap(block));
                file.commit();
            }
            byte[] old = new byte[1 << 20];
            Arrays.fill(old, (byte) 7);
            StorageUri to = put("from-" + from.target() + "-" + from.backend(), old);
            splice(from, uri, new ByteRange(0, size), to, 0);
            byte[] expected = new byte[size];
            System.arraycopy(block, 0, expected, 0, block.length);
            System.arraycopy(block, 0, expected, size - block.length, block.length);
            assertThat(get(to)).as("from %s", from).isEqualTo(expected);
            assertThat(written(to)).as("from %s", from).isLessThan(size / 2);
        });
    }

    private long written(StorageUri uri) {
        try (ElastoFile file = client.open(uri);
                Stream<ByteRange> ranges = file.listRanges()) {
            return ranges.mapToLong(ByteRange::length).sum();
        }
    }
}
