package org.elasto.client.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.LeaseOptions;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Block blobs as files. */
class BlockFileTest {

    private static final int PART = 5 << 20;

    private final FakeBlobs service = new FakeBlobs();
    private final BlobEndpoint endpoint = service.endpoint();

    private static BlobPath path(String name) {
        return BlobPath.of(StorageUri.parse("abb://localhost:10000/devstoreaccount1/cont/" + name));
    }

    private BlockFile open(String name, OpenFlag... flags) {
        return BlockFile.open(endpoint, path(name), OpenOptions.of(flags));
    }

    private static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] content(BlockFile file) throws IOException {
        try (InputStream in = file.read(0, -1)) {
            return in.readAllBytes();
        }
    }

    private FakeBlobs.Blob blob(String name) {
        return Objects.requireNonNull(service.blobs.get(name));
    }

    private void write(String name, byte[] bytes) {
        try (BlockFile file = open(name, OpenFlag.CREATE, OpenFlag.TRUNCATE)) {
            file.write(0, ByteBuffer.wrap(bytes));
            file.commit();
        }
    }

    private static void assertFails(ErrorKind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void smallFileIsOneRequest() throws IOException {
        OpenOptions options = OpenOptions.of(OpenFlag.CREATE, OpenFlag.TRUNCATE)
                .withContentType("text/plain")
                .withMetadata(Map.of("who", "me"));
        try (BlockFile file = BlockFile.open(endpoint, path("f"), options)) {
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
        write("f", bytes);
        assertThat(service.operations).containsExactly("PutBlock", "PutBlock", "PutBlock", "PutBlockList");
        try (BlockFile file = open("f")) {
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
        try (BlockFile file = open("f", OpenFlag.CREATE)) {
            file.write(0, ByteBuffer.wrap(random(2 * PART, 1)));
        }
        assertThat(blob("f").visible).isFalse();
        assertFails(ErrorKind.NOT_FOUND, () -> open("f"));
    }

    @Test
    void appendKeepsTheBlocksThatAreThere() throws IOException {
        byte[] bytes = random(2 * PART, 1);
        write("f", bytes);
        service.operations.clear();
        try (BlockFile file = open("f")) {
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
        write("f", random(10, 1));
        try (BlockFile file = open("f")) {
            file.write(10, ByteBuffer.wrap(new byte[1]));
            write("f", random(10, 2));
            assertFails(ErrorKind.PRECONDITION_FAILED, file::commit);
            assertFails(ErrorKind.PRECONDITION_FAILED, () -> file.read(0, ByteBuffer.allocate(1)));
        }
        assertThat(blob("f").bytes).isEqualTo(random(10, 2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 9, 11})
    void otherOffsetsNeedRewrite(long offset) {
        write("f", random(10, 1));
        try (BlockFile file = open("f")) {
            assertThatThrownBy(() -> file.write(offset, ByteBuffer.allocate(1)))
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED))
                    .hasMessageContaining("REWRITE");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rewritesLikeAnArrayOfBytes(boolean fetches) throws IOException {
        service.fetches = fetches;
        Random random = new Random(7);
        byte[] model = random(3 * PART + 1234, 1);
        write("f", model);
        try (BlockFile file = open("f", OpenFlag.REWRITE)) {
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
        write("f", bytes);
        service.operations.clear();
        try (BlockFile file = open("f", OpenFlag.REWRITE)) {
            file.write(PART + 100, ByteBuffer.wrap(new byte[50]));
            file.commit();
            Arrays.fill(bytes, PART + 100, PART + 150, (byte) 0);
            assertThat(content(file)).isEqualTo(bytes);
        }
        assertThat(service.count("PutBlock")).isEqualTo(1);
        assertThat(service.count("PutBlockFromURL")).isEqualTo(2);
        assertThat(blob("f").committed).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"501, 1", "500, 4"})
    void serviceThatCannotFetchIsAskedOnce(int status, int attempts) throws IOException {
        service.fetches = false;
        service.unable = status;
        write("f", random(4 * PART, 1));
        try (BlockFile file = open("f", OpenFlag.REWRITE)) {
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
        write("f", random(2 * PART, 1));
        try (BlockFile one = open("f", OpenFlag.REWRITE);
                BlockFile other = open("f", OpenFlag.REWRITE)) {
            one.write(5, ByteBuffer.wrap(new byte[] {1}));
            other.write(7, ByteBuffer.wrap(new byte[] {2}));
            one.commit();
            assertFails(ErrorKind.PRECONDITION_FAILED, other::commit);
        }
        assertThat(blob("f").bytes[5]).isEqualTo((byte) 1);
    }

    @Test
    void createdMeanwhileIsAConflictToo() {
        try (BlockFile file = open("f", OpenFlag.CREATE, OpenFlag.REWRITE)) {
            file.write(0, ByteBuffer.wrap(random(2 * PART, 1)));
            write("f", random(3, 1));
            assertFails(ErrorKind.PRECONDITION_FAILED, file::commit);
        }
        assertThat(blob("f").bytes).hasSize(3);
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
        try (BlockFile file = open("f", OpenFlag.REWRITE)) {
            file.write(1500, ByteBuffer.wrap(new byte[10]));
            file.commit();
            Arrays.fill(expected, 1500, 1510, (byte) 0);
            assertThat(content(file)).isEqualTo(expected);
        }
        assertThat(blob.committed.keySet()).allMatch(id -> id.length() == 20);
    }

    @ParameterizedTest
    @EnumSource(FakeBlobs.Fate.class)
    void lostCommitIsLookedAfter(FakeBlobs.Fate fate) throws IOException {
        byte[] bytes = random(2 * PART, 1);
        write("f", bytes);
        service.next("PutBlockList", fate);
        try (BlockFile file = open("f")) {
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
        try (BlockFile file = open("f", OpenFlag.CREATE, OpenFlag.EXCLUSIVE)) {
            assertThat(file.created()).isTrue();
            assertFails(ErrorKind.ALREADY_EXISTS, () -> open("f", OpenFlag.CREATE, OpenFlag.EXCLUSIVE));
            file.write(0, ByteBuffer.wrap(new byte[3]));
            file.commit();
            assertThat(file.stat().size()).hasValue(3);
        }
        blob("f").lease = "11111111-1111-1111-1111-111111111111";
        assertFails(ErrorKind.ALREADY_EXISTS, () -> open("f", OpenFlag.CREATE, OpenFlag.EXCLUSIVE));
    }

    @Test
    void spliceIsDoneByTheService() throws IOException {
        byte[] bytes = random(3 * PART, 1);
        write("a", bytes);
        service.operations.clear();
        try (BlockFile from = open("a");
                BlockFile to = open("b", OpenFlag.CREATE, OpenFlag.TRUNCATE)) {
            to.splice(from, new ByteRange(10, 2L * PART), 0);
            to.splice(from, new ByteRange(0, 10), 2L * PART);
            to.commit();
            byte[] expected = Arrays.copyOfRange(bytes, 10, 2 * PART + 20);
            System.arraycopy(bytes, 0, expected, 2 * PART, 10);
            assertThat(content(to)).isEqualTo(expected);
            assertFails(ErrorKind.RANGE_NOT_SATISFIABLE, () -> to.splice(from, new ByteRange(0, 4L * PART), 0));
        }
        assertThat(service.operations).doesNotContain("PutBlock").contains("PutBlockFromURL");
        assertThat(service.requests)
                .filteredOn(request -> request.operation().equals("PutBlockFromURL"))
                .allSatisfy(request -> assertThat(request.headers().first("x-ms-copy-source"))
                        .startsWith("http://localhost:10000/devstoreaccount1/cont/a?sv=")
                        .contains("&sp=r&")
                        .contains("&se=2026-11-24T09%3A00%3A00Z"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wholeCopyIsOneRequestIfTheServiceFetches(boolean fetches) throws IOException {
        service.fetches = fetches;
        byte[] bytes = random(3 * PART, 1);
        write("a", bytes);
        try (BlockFile from = open("a");
                BlockFile to = open("b", OpenFlag.CREATE, OpenFlag.EXCLUSIVE)) {
            service.operations.clear();
            to.splice(from, new ByteRange(0, 3L * PART), 0);
            to.commit();
            assertThat(content(to)).isEqualTo(bytes);
        }
        assertThat(service.count("PutBlobFromURL")).isEqualTo(1);
        assertThat(service.count("PutBlockList")).isEqualTo(fetches ? 0 : 1);
    }

    @Test
    void writesUnderItsLease() {
        write("f", random(2 * PART, 1));
        try (BlockFile file = open("f");
                BlockFile other = open("f")) {
            var lease = file.acquireLease(LeaseOptions.of(Duration.ofSeconds(15)));
            other.write(0, ByteBuffer.wrap(new byte[1]));
            assertFails(ErrorKind.LEASE_CONFLICT, other::commit);
            assertFails(ErrorKind.LEASE_CONFLICT, other::unlink);
            file.write(0, ByteBuffer.wrap(random(2 * PART, 2)));
            file.commit();
            assertThat(blob("f").bytes).isEqualTo(random(2 * PART, 2));
            OpenOptions under = OpenOptions.of().withLease(lease.id());
            try (BlockFile third = BlockFile.open(endpoint, path("f"), under)) {
                third.write(0, ByteBuffer.wrap(new byte[1]));
                third.commit();
            }
            service.timer.advance(Duration.ofSeconds(30));
            assertThat(lease.isHeld()).isTrue();
            assertThat(other.breakLease(Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
            assertFails(ErrorKind.LEASE_CONFLICT, file::unlink);
            assertThat(lease.isHeld()).isFalse();
        }
    }

    @Test
    void closingGivesTheLeaseBack() {
        write("f", random(3, 1));
        try (BlockFile file = open("f")) {
            file.acquireLease(LeaseOptions.INFINITE);
            assertThat(blob("f").lease).isNotNull();
        }
        assertThat(blob("f").lease).isNull();
    }

    @Test
    void pageBlobsAreOpenedElsewhere() {
        write("f", random(3, 1));
        blob("f").type = "PageBlob";
        assertThatThrownBy(() -> open("f")).hasMessageContaining("apb://");
        blob("f").type = "AppendBlob";
        try (BlockFile file = open("f")) {
            assertThat(file.read(0, ByteBuffer.allocate(3))).isEqualTo(3);
            assertFails(ErrorKind.UNSUPPORTED, () -> file.write(0, ByteBuffer.allocate(1)));
        }
    }

    @Test
    void largeWriteCannotBeWrittenOverBeforeItsCommit() {
        try (BlockFile file = open("f", OpenFlag.CREATE, OpenFlag.REWRITE)) {
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
