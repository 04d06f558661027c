package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.elasto.client.ByteRange;
import org.elasto.client.Capability;
import org.elasto.client.ElastoFile;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;

/** Files with holes. What a hole is made of differs, so holes here are of whole blocks of any file system. */
@OnEverySite
class SparseBehaviorTest extends Workspace {

    private static final int BLOCK = 64 << 10;

    SparseBehaviorTest(Site site) {
        super(site);
    }

    private static List<ByteRange> ranges(ElastoFile file) {
        try (Stream<ByteRange> ranges = file.listRanges()) {
            return ranges.toList();
        }
    }

    @Test
    @Requires(Capability.SPARSE)
    void nothingIsWrittenInAnEmptyFile() {
        try (ElastoFile file = client.open(put("x", new byte[0]));
                Stream<ByteRange> ranges = file.listRanges()) {
            assertThat(ranges).isEmpty();
        }
    }

    @Test
    @Requires(Capability.SPARSE)
    void growingAddsZeros() {
        StorageUri uri = put("x", random(1, BLOCK));
        try (ElastoFile file = client.open(uri)) {
            file.truncate(4L * BLOCK);
            file.commit();
        }
        assertThat(client.stat(uri).size()).hasValue(4L * BLOCK);
        assertThat(get(uri)).isEqualTo(Arrays.copyOf(random(1, BLOCK), 4 * BLOCK));
    }

    @Test
    @Requires(Capability.SPARSE)
    void shrinkingForgets() {
        byte[] content = random(2, 4 * BLOCK);
        StorageUri uri = put("x", content);
        try (ElastoFile file = client.open(uri)) {
            file.truncate(BLOCK);
            file.truncate(2L * BLOCK);
            file.commit();
        }
        assertThat(get(uri)).isEqualTo(Arrays.copyOf(Arrays.copyOf(content, BLOCK), 2 * BLOCK));
    }

    @Test
    @Requires(Capability.SPARSE)
    void holesReadAsZeros() {
        byte[] content = random(3, 4 * BLOCK);
        StorageUri uri = put("x", content);
        try (ElastoFile file = client.open(uri)) {
            file.punchHole(new ByteRange(BLOCK, 2L * BLOCK));
            file.commit();
            assertThat(ranges(file)).containsExactly(new ByteRange(0, BLOCK), new ByteRange(3L * BLOCK, BLOCK));
        }
        Arrays.fill(content, BLOCK, 3 * BLOCK, (byte) 0);
        assertThat(get(uri)).isEqualTo(content);
        assertThat(client.stat(uri).size()).hasValue(content.length);
    }

    @Test
    @Requires(Capability.SPARSE)
    void aFarWriteCostsWhatIsWritten() {
        StorageUri uri = file("x");
        try (ElastoFile file = client.open(uri, OpenFlag.CREATE)) {
            file.write(64L * BLOCK, ByteBuffer.wrap(random(4, BLOCK)));
            file.commit();
            assertThat(ranges(file)).containsExactly(new ByteRange(64L * BLOCK, BLOCK));
        }
        assertThat(client.stat(uri).size()).hasValue(65L * BLOCK);
    }

    @Test
    @Requires({Capability.SPARSE, Capability.SPLICE})
    void aSplicedHoleStaysAHole() {
        byte[] content = random(5, 3 * BLOCK);
        try (ElastoFile from = client.open(put("a", content));
                ElastoFile to = client.open(file("b"), OpenFlag.CREATE)) {
            from.punchHole(new ByteRange(BLOCK, BLOCK));
            from.commit();
            to.splice(from, new ByteRange(0, 3L * BLOCK), 0);
            to.commit();
        }
        Arrays.fill(content, BLOCK, 2 * BLOCK, (byte) 0);
        assertThat(get(file("b"))).isEqualTo(content);
    }
}
