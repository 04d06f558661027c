package org.elasto.client.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elasto.client.blob.BlockFiles.PART;
import static org.elasto.client.blob.BlockFiles.assertFails;
import static org.elasto.client.blob.BlockFiles.content;
import static org.elasto.client.blob.BlockFiles.path;
import static org.elasto.client.blob.BlockFiles.random;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Block blobs as files: opened, written from the start and appended to. */
class BlockFileTest {

    private final BlockFiles files = new BlockFiles();
    private final FakeBlobs service = files.service;

    @Test
    void smallFileIsOneRequest() throws IOException {
        OpenOptions options = OpenOptions.of(OpenFlag.CREATE, OpenFlag.TRUNCATE)
                .withContentType("text/plain")
                .withMetadata(Map.of("who", "me"));
        try (BlockFile file = BlockFile.open(files.endpoint, path("f"), options)) {
            file.write(0, ByteBuffer.wrap("hello ".getBytes(StandardCharsets.US_ASCII)));
            file.write(6, new ByteArrayInputStream("world".getBytes(StandardCharsets.US_ASCII)), -1);
            assertThat(service.operations).isEmpty();
            file.commit();
            assertThat(service.operations).containsExactly("PutBlob");
            assertThat(content(file)).asString().isEqualTo("hello world");
            assertThat(file.stat().contentType()).isEqualTo("text/plain");
            assertThat(file.stat().metadata()).containsEntry("who", "me");
        }
    }

    @Test
    void largeFileTravelsInBlocks() throws IOException {
        byte[] bytes = random(2 * PART + 7, 1);
        files.write("f", bytes);
        assertThat(service.operations).containsExactly("PutBlock", "PutBlock", "PutBlock", "PutBlockList");
        try (BlockFile file = files.open("f")) {
            assertThat(content(file)).isEqualTo(bytes);
            ByteBuffer middle = ByteBuffer.allocate(100);
            assertThat(file.read(PART - 50, middle)).isEqualTo(100);
            assertThat(middle.array()).isEqualTo(Arrays.copyOfRange(bytes, PART - 50, PART + 50));
            assertThat(file.read(bytes.length - 3, ByteBuffer.allocate(10))).isEqualTo(3);
            assertThat(file.read(bytes.length, ByteBuffer.allocate(10))).isEqualTo(-1);
        }
    }

    @Test
    void nothingShowsWithoutCommit() {
        try (BlockFile file = files.open("f", OpenFlag.CREATE)) {
            file.write(0, ByteBuffer.wrap(random(2 * PART, 1)));
        }
        assertThat(files.blob("f").visible).isFalse();
        assertFails(ErrorKind.NOT_FOUND, () -> files.open("f"));
    }

    @Test
    void appendKeepsTheBlocksThatAreThere() throws IOException {
        byte[] bytes = random(2 * PART, 1);
        files.write("f", bytes);
        service.operations.clear();
        try (BlockFile file = files.open("f")) {
            file.write(bytes.length, ByteBuffer.wrap(new byte[] {1, 2, 3}));
            file.commit();
            byte[] expected = Arrays.copyOf(bytes, bytes.length + 3);
            System.arraycopy(new byte[] {1, 2, 3}, 0, expected, bytes.length, 3);
            assertThat(content(file)).isEqualTo(expected);
        }
        assertThat(service.operations)
                .containsExactly(
                        "GetBlobProperties",
                        "GetBlockList",
                        "PutBlock",
                        "PutBlockList",
                        "GetBlobProperties",
                        "GetBlob");
    }

    @Test
    void appendToAChangedFileIsRefused() {
        files.write("f", random(10, 1));
        try (BlockFile file = files.open("f")) {
            file.write(10, ByteBuffer.wrap(new byte[1]));
            files.write("f", random(10, 2));
            assertFails(ErrorKind.PRECONDITION_FAILED, file::commit);
            assertFails(ErrorKind.PRECONDITION_FAILED, () -> file.read(0, ByteBuffer.allocate(1)));
        }
        assertThat(files.blob("f").bytes).isEqualTo(random(10, 2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 9, 11})
    void otherOffsetsNeedRewrite(long offset) {
        files.write("f", random(10, 1));
        try (BlockFile file = files.open("f")) {
            assertThatThrownBy(() -> file.write(offset, ByteBuffer.allocate(1)))
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED))
                    .hasMessageContaining("REWRITE");
        }
    }

    @ParameterizedTest
    @EnumSource(FakeBlobs.Fate.class)
    void lostCommitIsLookedAfter(FakeBlobs.Fate fate) throws IOException {
        byte[] bytes = random(2 * PART, 1);
        files.write("f", bytes);
        service.next("PutBlockList", fate);
        try (BlockFile file = files.open("f")) {
            file.write(bytes.length, ByteBuffer.wrap(new byte[1]));
            file.commit();
            assertThat(content(file)).isEqualTo(Arrays.copyOf(bytes, bytes.length + 1));
            service.deliver();
            assertThat(content(file)).hasSize(bytes.length + 1);
        }
        assertThat(service.count("PutBlockList")).isEqualTo(fate == FakeBlobs.Fate.ANSWER_LOST ? 2 : 3);
    }

    @Test
    void exclusiveCreateTakesTheName() {
        try (BlockFile file = files.open("f", OpenFlag.CREATE, OpenFlag.EXCLUSIVE)) {
            assertThat(file.created()).isTrue();
            assertFails(ErrorKind.ALREADY_EXISTS, () -> files.open("f", OpenFlag.CREATE, OpenFlag.EXCLUSIVE));
            file.write(0, ByteBuffer.wrap(new byte[3]));
            file.commit();
            assertThat(file.stat().size()).hasValue(3);
        }
        files.blob("f").lease = "11111111-1111-1111-1111-111111111111";
        assertFails(ErrorKind.ALREADY_EXISTS, () -> files.open("f", OpenFlag.CREATE, OpenFlag.EXCLUSIVE));
    }

    @Test
    void pageBlobsAreOpenedElsewhere() {
        files.write("f", random(3, 1));
        files.blob("f").type = "PageBlob";
        assertThatThrownBy(() -> files.open("f")).hasMessageContaining("apb://");
        files.blob("f").type = "AppendBlob";
        try (BlockFile file = files.open("f")) {
            assertThat(file.read(0, ByteBuffer.allocate(3))).isEqualTo(3);
            assertFails(ErrorKind.UNSUPPORTED, () -> file.write(0, ByteBuffer.allocate(1)));
        }
    }
}
