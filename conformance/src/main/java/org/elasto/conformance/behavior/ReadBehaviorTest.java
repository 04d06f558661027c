package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.elasto.client.ElastoFile;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;

@OnEverySite
class ReadBehaviorTest extends Workspace {

    ReadBehaviorTest(Site site) {
        super(site);
    }

    @Test
    void readsAtAnyOffset() {
        byte[] content = random(1, 10_240);
        try (ElastoFile file = client.open(put("x", content))) {
            for (int offset : new int[] {0, 1, 511, 512, 4095, 10_239}) {
                ByteBuffer target = ByteBuffer.allocate(700);
                int count = file.read(offset, target);
                assertThat(count).isEqualTo(Math.min(700, content.length - offset));
                assertThat(Arrays.copyOf(target.array(), count))
                        .isEqualTo(Arrays.copyOfRange(content, offset, offset + count));
            }
        }
    }

    @Test
    void endOfFileIsNoError() {
        try (ElastoFile file = client.open(put("x", unitsOf(1, 2, 3)))) {
            ByteBuffer target = ByteBuffer.allocate(10);
            assertThat(file.read(units(3), target)).isEqualTo(-1);
            assertThat(file.read(units(1_000_000), target)).isEqualTo(-1);
            assertThat(target.position()).isZero();
            assertThat(file.read(units(1), target)).isEqualTo(Math.min(10, units(2)));
        }
    }

    @Test
    void emptyFileHasNothing() throws IOException {
        try (ElastoFile file = client.open(put("x", new byte[0]))) {
            assertThat(file.read(0, ByteBuffer.allocate(1))).isEqualTo(-1);
            try (InputStream in = file.read(0, -1)) {
                assertThat(in.read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void streamsARange() throws IOException {
        byte[] content = random(2, 300_032);
        try (ElastoFile file = client.open(put("x", content));
                InputStream in = file.read(100_000, 50_000)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, 100_000, 150_000));
        }
    }

    @Test
    void leavingAStreamEarlyHurtsNobody() throws IOException {
        byte[] content = random(3, 1 << 20);
        StorageUri uri = put("x", content);
        for (int i = 0; i < 30; i++) {
            try (ElastoFile file = client.open(uri);
                    InputStream in = file.read(0, -1)) {
                assertThat(in.read()).isEqualTo(content[0] & 0xFF);
            }
        }
        assertThat(get(uri)).isEqualTo(content);
    }

    @Test
    void manyThreadsReadOneHandle() {
        byte[] content = random(4, 102_400);
        try (ElastoFile file = client.open(put("x", content))) {
            boolean all = IntStream.range(0, 32).parallel().allMatch(i -> {
                ByteBuffer target = ByteBuffer.allocate(1000);
                int count = file.read(i * 3000L, target);
                return count == 1000
                        && Arrays.equals(target.array(), Arrays.copyOfRange(content, i * 3000, i * 3000 + 1000));
            });
            assertThat(all).isTrue();
        }
    }
}
