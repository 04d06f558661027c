package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.behavior.Failures.failure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.elasto.client.ByteRange;
import org.elasto.client.Capability;
import org.elasto.client.Cost;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;

/** Files that the service puts together anew: written anywhere, and seen by others only when that is done. */
@OnEverySite
class RewriteBehaviorTest extends Workspace {

    private static final int PART = Sites.PART;

    RewriteBehaviorTest(Site site) {
        super(site);
    }

    private ElastoFile open(StorageUri uri) {
        return client.open(uri, OpenFlag.REWRITE);
    }

    @Test
    @Requires(Capability.REWRITE)
    void theMiddleIsWrittenOver() {
        byte[] content = random(1, 3 * PART);
        StorageUri uri = put("x", content);
        byte[] patch = random(2, 1000);
        try (ElastoFile file = open(uri)) {
            file.write(PART + 5, ByteBuffer.wrap(patch));
            assertThat(get(uri)).isEqualTo(content);
            file.commit();
        }
        System.arraycopy(patch, 0, content, PART + 5, patch.length);
        assertThat(get(uri)).isEqualTo(content);
    }

    @Test
    @Requires(Capability.REWRITE)
    void itIsCutOffAndContinued() {
        byte[] content = random(3, 2 * PART);
        StorageUri uri = put("x", content);
        try (ElastoFile file = open(uri)) {
            file.truncate(PART + 1);
            file.truncate(PART + 100);
            file.write(PART + 100, ByteBuffer.wrap(new byte[] {1, 2, 3}));
            file.commit();
        }
        byte[] expected = Arrays.copyOf(Arrays.copyOf(content, PART + 1), PART + 103);
        expected[PART + 100] = 1;
        expected[PART + 101] = 2;
        expected[PART + 102] = 3;
        assertThat(get(uri)).isEqualTo(expected);
    }

    @Test
    @Requires(Capability.REWRITE)
    void aHoleIsZeros() {
        byte[] content = random(4, 2 * PART);
        StorageUri uri = put("x", content);
        try (ElastoFile file = open(uri)) {
            file.punchHole(new ByteRange(10, PART));
            file.commit();
        }
        Arrays.fill(content, 10, PART + 10, (byte) 0);
        assertThat(get(uri)).isEqualTo(content);
    }

    @Test
    @Requires(Capability.REWRITE)
    void manyWritesAnywhere() {
        Random random = new Random(5);
        byte[] content = random(6, 2 * PART + 77);
        StorageUri uri = put("x", content);
        for (int round = 0; round < 3; round++) {
            try (ElastoFile file = open(uri)) {
                for (int i = 0; i < 5; i++) {
                    byte[] patch = random(random.nextLong(), 1 + random.nextInt(5_000));
                    int at = random.nextInt(content.length - patch.length);
                    file.write(at, ByteBuffer.wrap(patch));
                    System.arraycopy(patch, 0, content, at, patch.length);
                }
                file.commit();
            }
            assertThat(get(uri)).as("round %d", round).isEqualTo(content);
        }
    }

    @Test
    @Requires(Capability.REWRITE)
    void whoIsLateLosesAndLeavesTheOther() {
        StorageUri uri = put("x", random(7, PART));
        byte[] other = random(8, PART / 2);
        try (ElastoFile file = open(uri)) {
            file.write(3, ByteBuffer.wrap(new byte[] {9}));
            put("x", other);
            assertThat(failure(file::commit)).isEqualTo(ErrorKind.PRECONDITION_FAILED);
        }
        assertThat(get(uri)).isEqualTo(other);
    }

    @Test
    @Requires(Capability.REWRITE)
    void whatIsNotCommittedNeverWas() {
        byte[] content = random(9, 2 * PART);
        StorageUri uri = put("x", content);
        try (ElastoFile file = open(uri)) {
            file.write(0, ByteBuffer.wrap(random(10, PART + 1)));
            file.truncate(5);
        }
        assertThat(get(uri)).isEqualTo(content);
    }

    @Test
    @Requires(Capability.REWRITE)
    void onlyWhatChangedIsSent() {
        byte[] content = random(11, 3 * PART);
        StorageUri uri = put("x", content);
        byte[] patch = random(12, 1000);
        try (ElastoFile file = open(uri)) {
            file.write(PART + 5, ByteBuffer.wrap(patch));
            assertThat(file.cost().sent()).isZero();
            Cost before = file.cost();
            file.commit();
            Cost cost = file.cost().since(before);
            // One part or block, and what tells how they go together.
            assertThat(cost.sent()).isBetween((long) patch.length, PART + (64L << 10));
            assertThat(cost.requests()).isPositive();
        }
        System.arraycopy(patch, 0, content, PART + 5, patch.length);
        assertThat(get(uri)).isEqualTo(content);
    }

    @Test
    @Requires(Capability.REWRITE)
    void moreThanMemoryHoldsIsWrittenBackwards() {
        byte[] content = random(13, 6 * PART);
        StorageUri uri = put("x", new byte[0]);
        try (ElastoFile file = open(uri)) {
            for (int part = 5; part >= 0; part--) {
                file.write((long) part * PART, ByteBuffer.wrap(content, part * PART, PART));
            }
            file.commit();
        }
        assertThat(get(uri)).isEqualTo(content);
    }

    @Test
    @Requires(Capability.REWRITE)
    void itIsCommittedAgainAndAgain() {
        StorageUri uri = file("x");
        try (ElastoFile file = client.open(uri, OpenFlag.REWRITE, OpenFlag.CREATE)) {
            for (int round = 0; round < 3; round++) {
                file.write(round * 10L, ByteBuffer.wrap(random(round, 10)));
                file.commit();
                assertThat(get(uri)).hasSize(round * 10 + 10).endsWith(random(round, 10));
            }
        }
    }

    @Test
    @Requires(Capability.REWRITE)
    void whoCreatesLateLoses() {
        StorageUri uri = file("x");
        byte[] other = random(14, 5);
        try (ElastoFile file = client.open(uri, OpenFlag.REWRITE, OpenFlag.CREATE)) {
            file.write(0, ByteBuffer.wrap(new byte[] {1}));
            put("x", other);
            assertThat(failure(file::commit)).isEqualTo(ErrorKind.PRECONDITION_FAILED);
        }
        assertThat(get(uri)).isEqualTo(other);
    }

    @Test
    @Requires(Capability.REWRITE)
    void typeAndMetadataStay() {
        StorageUri uri = file("x");
        OpenOptions options = OpenOptions.of(OpenFlag.CREATE)
                .withContentType("text/x-elasto")
                .withMetadata(Map.of("colour", "green"));
        try (ElastoFile file = client.open(uri, options)) {
            file.write(0, ByteBuffer.wrap(random(15, 2 * PART)));
            file.commit();
        }
        try (ElastoFile file = open(uri)) {
            file.punchHole(new ByteRange(3, 4));
            file.commit();
        }
        assertThat(client.stat(uri).contentType()).isEqualTo("text/x-elasto");
        assertThat(client.stat(uri).metadata()).containsExactly(Map.entry("colour", "green"));
    }
}
