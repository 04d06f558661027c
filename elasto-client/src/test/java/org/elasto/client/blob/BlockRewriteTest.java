package org.elasto.client.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elasto.client.blob.BlockFiles.PART;
import static org.elasto.client.blob.BlockFiles.assertFails;
import static org.elasto.client.blob.BlockFiles.content;
import static org.elasto.client.blob.BlockFiles.random;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Block blobs as files that are changed in the middle, and who else changes them meanwhile. */
class BlockRewriteTest {

    private final BlockFiles files = new BlockFiles();
    private final FakeBlobs service = files.service;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rewritesLikeAnArrayOfBytes(boolean fetches) throws IOException {
        service.fetches = fetches;
        Random random = new Random(7);
        byte[] model = random(3 * PART + 1234, 1);
        files.write("f", model);
        try (BlockFile file = files.open("f", OpenFlag.REWRITE)) {
            for (int round = 0; round < 12; round++) {
                for (int step = 0; step < 8; step++) {
                    int offset = random.nextInt(model.length + 2000);
                    int length = 1 + random.nextInt(step == 0 ? PART : 4000);
                    model = change(file, model, new ByteRange(offset, length), random);
                }
                file.commit();
                assertThat(content(file)).isEqualTo(model);
                assertThat(file.stat().size()).hasValue(model.length);
            }
        }
        assertThat(service.count("PutBlockFromURL") > 1).isEqualTo(fetches);
    }

    private static byte[] change(BlockFile file, byte[] model, ByteRange range, Random random) {
        int offset = (int) range.offset();
        int end = (int) range.end();
        switch (random.nextInt(6)) {
            case 0 -> {
                file.truncate(offset);
                return Arrays.copyOf(model, offset);
            }
            case 1 -> {
                file.punchHole(range);
                if (offset < model.length) {
                    Arrays.fill(model, offset, Math.min(model.length, end), (byte) 0);
                }
                return model;
            }
            default -> {
                byte[] bytes = random((int) range.length(), random.nextLong());
                file.write(offset, ByteBuffer.wrap(bytes));
                byte[] next = end > model.length ? Arrays.copyOf(model, end) : model;
                System.arraycopy(bytes, 0, next, offset, bytes.length);
                return next;
            }
        }
    }

    @Test
    void rewriteSendsWhatChangedAndNothingElse() throws IOException {
        byte[] bytes = random(4 * PART, 1);
        files.write("f", bytes);
        service.operations.clear();
        try (BlockFile file = files.open("f", OpenFlag.REWRITE)) {
            file.write(PART + 100, ByteBuffer.wrap(new byte[50]));
            file.commit();
            Arrays.fill(bytes, PART + 100, PART + 150, (byte) 0);
            assertThat(content(file)).isEqualTo(bytes);
        }
        assertThat(service.count("PutBlock")).isEqualTo(1);
        assertThat(service.count("PutBlockFromURL")).isEqualTo(2);
        assertThat(files.blob("f").committed).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"501, 1", "500, 4"})
    void serviceThatCannotFetchIsAskedOnce(int status, int attempts) throws IOException {
        service.fetches = false;
        service.unable = status;
        files.write("f", random(4 * PART, 1));
        try (BlockFile file = files.open("f", OpenFlag.REWRITE)) {
            file.write(PART + 100, ByteBuffer.wrap(new byte[50]));
            file.write(3L * PART + 100, ByteBuffer.wrap(new byte[50]));
            file.commit();
        }
        assertThat(service.count("PutBlockFromURL")).isEqualTo(attempts);
        // The ends of two blocks, and nothing of the other two.
        assertThat(service.count("GetBlob")).isEqualTo(4);
    }

    @Test
    void lostRaceIsAConflictAndNoLostUpdate() {
        files.write("f", random(2 * PART, 1));
        try (BlockFile one = files.open("f", OpenFlag.REWRITE);
                BlockFile other = files.open("f", OpenFlag.REWRITE)) {
            one.write(5, ByteBuffer.wrap(new byte[] {1}));
            other.write(7, ByteBuffer.wrap(new byte[] {2}));
            one.commit();
            assertFails(ErrorKind.PRECONDITION_FAILED, other::commit);
        }
        assertThat(files.blob("f").bytes[5]).isEqualTo((byte) 1);
    }

    @Test
    void createdMeanwhileIsAConflictToo() {
        try (BlockFile file = files.open("f", OpenFlag.CREATE, OpenFlag.REWRITE)) {
            file.write(0, ByteBuffer.wrap(random(2 * PART, 1)));
            files.write("f", random(3, 1));
            assertFails(ErrorKind.PRECONDITION_FAILED, file::commit);
        }
        assertThat(files.blob("f").bytes).hasSize(3);
    }

    @Test
    void blocksOfOthersStayUnderTheirIds() throws IOException {
        FakeBlobs.Blob blob = new FakeBlobs.Blob();
        blob.visible = true;
        for (int i = 0; i < 3; i++) {
            String id =
                    Base64.getEncoder().encodeToString(("block-" + i + "-of-tool").getBytes(StandardCharsets.US_ASCII));
            blob.committed.put(id, random(1000, i));
        }
        blob.bytes = new byte[3000];
        for (int i = 0; i < 3; i++) {
            System.arraycopy(random(1000, i), 0, blob.bytes, i * 1000, 1000);
        }
        service.blobs.put("f", blob);
        byte[] expected = blob.bytes.clone();
        try (BlockFile file = files.open("f", OpenFlag.REWRITE)) {
            file.write(1500, ByteBuffer.wrap(new byte[10]));
            file.commit();
            Arrays.fill(expected, 1500, 1510, (byte) 0);
            assertThat(content(file)).isEqualTo(expected);
        }
        assertThat(blob.committed.keySet()).allMatch(id -> id.length() == 20);
    }

    @Test
    void largeWriteCannotBeWrittenOverBeforeItsCommit() {
        try (BlockFile file = files.open("f", OpenFlag.CREATE, OpenFlag.REWRITE)) {
            file.write(0, ByteBuffer.wrap(random(4 * PART, 1)));
            assertThatThrownBy(() -> {
                        file.write(5, ByteBuffer.wrap(new byte[1]));
                        file.commit();
                    })
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT))
                    .hasMessageContaining("commit before");
        }
        assertThat(service.blobs.values()).noneMatch(blob -> blob.visible);
    }
}
