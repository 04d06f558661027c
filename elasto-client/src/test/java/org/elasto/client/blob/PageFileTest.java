package org.elasto.client.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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

/** Page blobs as files. */
class PageFileTest {

    private static final int MIB = 1 << 20;

    private final FakeBlobs service = new FakeBlobs();
    private final BlobEndpoint endpoint = service.endpoint();

    private static BlobPath path(String name) {
        return BlobPath.of(StorageUri.parse("apb://localhost:10000/devstoreaccount1/cont/" + name));
    }

    private PageFile open(String name, OpenFlag... flags) {
        return PageFile.open(endpoint, path(name), OpenOptions.of(flags));
    }

    private static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] content(PageFile file) throws IOException {
        try (InputStream in = file.read(0, -1)) {
            return in.readAllBytes();
        }
    }

    private FakeBlobs.Blob blob(String name) {
        return Objects.requireNonNull(service.blobs.get(name));
    }

    private static void assertFails(ErrorKind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void largeWritesAreSplit() throws IOException {
        byte[] bytes = random(9 * MIB, 1);
        try (PageFile file = open("f", OpenFlag.CREATE)) {
            assertThat(file.created()).isTrue();
            ByteBuffer source = ByteBuffer.wrap(bytes);
            file.write(0, source);
            assertThat(source.remaining()).isZero();
            assertThat(content(file)).isEqualTo(bytes);
        }
        assertThat(service.count("PutPage")).isEqualTo(3);
        assertThat(service.count("SetBlobProperties")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // offset, length, whether the length is told
        "1, 512, true",
        "0, 511, true",
        "511, 513, true",
        "0, 513, true",
        "100, 512, false"
    })
    void raggedWritesAreRefusedBeforeAnythingIsSent(long offset, int length, boolean told) {
        try (PageFile file = open("f", OpenFlag.CREATE)) {
            service.operations.clear();
            assertFails(ErrorKind.INVALID_ARGUMENT, () -> file.write(offset, ByteBuffer.allocate(length)));
            assertFails(
                    ErrorKind.INVALID_ARGUMENT,
                    () -> file.write(offset, new ByteArrayInputStream(new byte[length]), told ? length : -1));
            assertFails(ErrorKind.INVALID_ARGUMENT, () -> file.truncate(1000));
            assertThat(service.operations).isEmpty();
        }
    }

    @Test
    void raggedStreamOfUnknownLengthIsRefusedAtItsEnd() {
        try (PageFile file = open("f", OpenFlag.CREATE)) {
            assertThatThrownBy(() -> file.write(0, new ByteArrayInputStream(new byte[1000]), -1))
                    .hasMessageContaining("1000 is no multiple")
                    .hasMessageContaining("abb://");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 512, 4 * MIB, 4 * MIB + 512, 8 * MIB})
    void streamsGrowTheBlobToTheirSize(int size) throws IOException {
        byte[] bytes = random(size, 2);
        for (long length : new long[] {size, -1}) {
            try (PageFile file = open("f", OpenFlag.CREATE, OpenFlag.TRUNCATE)) {
                assertThat(file.write(512, new ByteArrayInputStream(bytes), length))
                        .isEqualTo(size);
                assertThat(file.stat().size()).hasValue(size == 0 ? 0 : size + 512L);
                byte[] there = content(file);
                assertThat(Arrays.copyOfRange(there, Math.min(512, there.length), there.length))
                        .isEqualTo(bytes);
            }
        }
    }

    @Test
    void shortStreamLeavesNoTail() {
        try (PageFile file = open("f", OpenFlag.CREATE)) {
            assertThat(file.write(0, new ByteArrayInputStream(new byte[1024]), 4096))
                    .isEqualTo(1024);
            assertThat(file.stat().size()).hasValue(1024);
        }
    }

    @Test
    void growingDoesNotCutOffWhatSomebodyElseWrote() {
        try (PageFile file = open("f", OpenFlag.CREATE)) {
            service.before = () -> {
                try (PageFile other = open("f")) {
                    other.write(4096, ByteBuffer.wrap(random(512, 3)));
                }
            };
            file.write(0, ByteBuffer.wrap(random(512, 4)));
        }
        assertThat(blob("f").bytes).hasSize(4608);
        assertThat(Arrays.copyOfRange(blob("f").bytes, 4096, 4608)).isEqualTo(random(512, 3));
    }

    @Test
    void holesAreListedPageByPage() {
        try (PageFile file = open("f", OpenFlag.CREATE)) {
            file.truncate(64 * 1024);
            for (int i = 0; i < 7; i++) {
                file.write(i * 8192L, ByteBuffer.allocate(1024));
            }
            file.punchHole(new ByteRange(512, 8192));
            file.punchHole(new ByteRange(6 * 8192, 1L << 40));
            assertThat(file.listRanges().toList())
                    .containsExactly(
                            new ByteRange(0, 512),
                            new ByteRange(8704, 512),
                            new ByteRange(16384, 1024),
                            new ByteRange(24576, 1024),
                            new ByteRange(32768, 1024),
                            new ByteRange(40960, 1024));
            assertFails(ErrorKind.INVALID_ARGUMENT, () -> file.punchHole(new ByteRange(1, 512)));
            service.operations.clear();
            assertThat(file.listRanges().findFirst()).hasValue(new ByteRange(0, 512));
            assertThat(service.operations).containsExactly("GetPageRanges");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void spliceKeepsHoles(boolean fetches) throws IOException {
        service.fetches = fetches;
        try (PageFile from = open("a", OpenFlag.CREATE);
                PageFile to = open("b", OpenFlag.CREATE)) {
            from.truncate(10 * MIB);
            from.write(MIB, ByteBuffer.wrap(random(5 * MIB, 1)));
            from.write(8 * MIB, ByteBuffer.wrap(random(512, 2)));
            to.write(0, ByteBuffer.wrap(random(2 * MIB, 3)));
            to.splice(from, new ByteRange(512, 10 * MIB - 512), 1024);
            byte[] expected = new byte[10 * MIB + 512];
            System.arraycopy(random(2 * MIB, 3), 0, expected, 0, 1024);
            System.arraycopy(content(from), 512, expected, 1024, 10 * MIB - 512);
            assertThat(content(to)).isEqualTo(expected);
            assertThat(to.listRanges().toList())
                    .containsExactly(
                            new ByteRange(0, 1024),
                            new ByteRange(MIB + 512, 5 * MIB),
                            new ByteRange(8 * MIB + 512, 512));
            assertFails(ErrorKind.RANGE_NOT_SATISFIABLE, () -> to.splice(from, new ByteRange(0, 11 * MIB), 0));
            assertFails(ErrorKind.INVALID_ARGUMENT, () -> to.splice(from, new ByteRange(0, 100), 0));
            assertFails(ErrorKind.INVALID_ARGUMENT, () -> to.splice(to, new ByteRange(0, 1024), 512));
        }
        assertThat(service.count("PutPageFromURL")).isEqualTo(fetches ? 3 : 1);
    }

    @ParameterizedTest
    @EnumSource(FakeBlobs.Fate.class)
    void lostWriteIsFencedOffAndLookedAfter(FakeBlobs.Fate fate) throws IOException {
        try (PageFile file = open("f", OpenFlag.CREATE)) {
            file.truncate(1024);
            service.next("PutPage", fate);
            file.write(0, ByteBuffer.wrap(random(512, 1)));
            assertThat(service.count("PutPage")).isEqualTo(fate == FakeBlobs.Fate.ANSWER_LOST ? 1 : 2);
            // What is written after it must not be undone by what comes late.
            file.write(0, ByteBuffer.wrap(random(512, 2)));
            service.deliver();
            assertThat(Arrays.copyOf(content(file), 512)).isEqualTo(random(512, 2));
        }
        assertThat(blob("f").sequence).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(FakeBlobs.Fate.class)
    void lostHoleIsFencedOffToo(FakeBlobs.Fate fate) throws IOException {
        try (PageFile file = open("f", OpenFlag.CREATE)) {
            file.write(0, ByteBuffer.wrap(random(1024, 1)));
            service.next("PutPage", fate);
            file.punchHole(new ByteRange(0, 512));
            assertThat(file.listRanges().toList()).containsExactly(new ByteRange(512, 512));
            file.write(0, ByteBuffer.wrap(random(512, 2)));
            service.deliver();
            assertThat(Arrays.copyOf(content(file), 512)).isEqualTo(random(512, 2));
        }
    }

    @Test
    void fenceOfSomebodyElseIsTakenOver() throws IOException {
        try (PageFile file = open("f", OpenFlag.CREATE)) {
            file.truncate(1024);
            blob("f").sequence = 41;
            file.write(0, ByteBuffer.wrap(random(512, 1)));
            assertThat(Arrays.copyOf(content(file), 512)).isEqualTo(random(512, 1));
            assertThat(service.count("PutPage")).isEqualTo(2);
        }
    }

    @Test
    void guardedHandleSeesEveryWriteOfOthers() {
        try (PageFile file = open("f", OpenFlag.CREATE)) {
            file.truncate(9 * MIB);
        }
        String etag = Objects.requireNonNull(open("f").stat().etag());
        OpenOptions guarded = OpenOptions.of().withIfMatch(etag);
        try (PageFile file = PageFile.open(endpoint, path("f"), guarded)) {
            file.write(0, ByteBuffer.wrap(random(9 * MIB, 1)));
            file.truncate(10 * MIB);
            try (PageFile other = open("f")) {
                other.write(0, ByteBuffer.allocate(512));
            }
            assertFails(ErrorKind.PRECONDITION_FAILED, () -> file.write(0, ByteBuffer.allocate(512)));
            assertFails(ErrorKind.PRECONDITION_FAILED, () -> file.truncate(512));
            assertFails(ErrorKind.PRECONDITION_FAILED, file::unlink);
        }
        assertFails(ErrorKind.PRECONDITION_FAILED, () -> PageFile.open(endpoint, path("f"), guarded));
    }

    @Test
    void everyWriteIsUnderTheLease() {
        try (PageFile file = open("f", OpenFlag.CREATE);
                PageFile other = open("f")) {
            file.acquireLease(LeaseOptions.of(Duration.ofSeconds(60)));
            file.write(0, ByteBuffer.wrap(random(1024, 1)));
            file.punchHole(new ByteRange(0, 512));
            file.truncate(512);
            for (ThrowingCallable refused : List.<ThrowingCallable>of(
                    () -> other.write(0, ByteBuffer.allocate(512)),
                    () -> other.truncate(0),
                    () -> other.punchHole(new ByteRange(0, 512)),
                    other::unlink,
                    () -> other.acquireLease(LeaseOptions.INFINITE),
                    () -> open("f", OpenFlag.CREATE, OpenFlag.TRUNCATE))) {
                assertFails(ErrorKind.LEASE_CONFLICT, refused);
            }
            service.next("LeaseBlob", FakeBlobs.Fate.LOST, FakeBlobs.Fate.LOST);
            service.timer.advance(Duration.ofSeconds(25));
            file.unlink();
        }
        assertThat(service.blobs).isEmpty();
    }

    @Test
    void readsSeeWhatIsThere() throws IOException {
        try (PageFile file = open("f", OpenFlag.CREATE);
                PageFile other = open("f")) {
            assertThat(other.read(0, ByteBuffer.allocate(1))).isEqualTo(-1);
            file.write(0, ByteBuffer.wrap(random(1024, 1)));
            assertThat(content(other)).isEqualTo(random(1024, 1));
            assertThat(other.read(1000, ByteBuffer.allocate(512))).isEqualTo(24);
            file.truncate(512);
            assertThat(other.read(600, ByteBuffer.allocate(100))).isEqualTo(-1);
        }
    }

    @Test
    void blockBlobsAreOpenedElsewhere() {
        try (PageFile file = open("f", OpenFlag.CREATE)) {
            assertThat(file.created()).isTrue();
        }
        blob("f").type = "BlockBlob";
        assertThatThrownBy(() -> open("f")).hasMessageContaining("abb://");
        assertFails(ErrorKind.NOT_FOUND, () -> open("g"));
        assertFails(ErrorKind.ALREADY_EXISTS, () -> open("f", OpenFlag.CREATE, OpenFlag.EXCLUSIVE));
    }
}
