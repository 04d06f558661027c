package org.elasto.client.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.client.file.OpenShares.assertFails;
import static org.elasto.client.file.OpenShares.content;
import static org.elasto.client.file.OpenShares.random;
import static org.elasto.client.file.OpenShares.uri;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileHandle;
import org.elasto.client.Lease;
import org.elasto.client.LeaseOptions;
import org.elasto.client.LeaseState;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What open files of a share do. */
class ShareFileTest {

    private static final int PIECE = 4 << 20;

    private final OpenShares shares = new OpenShares();
    private final FakeFiles service = shares.service;

    @AfterEach
    void close() {
        shares.backend.close();
    }

    @Test
    void anExclusiveCreateIsARenameThatRefuses() {
        try (FileHandle file = shares.open("d/x", OpenFlag.CREATE, OpenFlag.EXCLUSIVE)) {
            assertThat(file.created()).isTrue();
        }
        assertThat(service.files.keySet()).containsExactly("d/x");
        service.requests.clear();
        assertFails(ErrorKind.ALREADY_EXISTS, () -> shares.open("d/x", OpenFlag.CREATE, OpenFlag.EXCLUSIVE));
        assertThat(service.files.keySet()).containsExactly("d/x");
        assertThat(service.requests)
                .extracting(request -> request.operation())
                .containsExactly("CreateFile", "RenameFile", "DeleteFile");
    }

    @Test
    void whoCreatesAndIsLateOpensWhatIsThere() throws IOException {
        service.before = () -> {
            FakeFiles.Entry other = new FakeFiles.Entry();
            FakeFiles.setSize(other, 3);
            service.files.put("x", other);
        };
        try (FileHandle file = shares.open("x", OpenFlag.CREATE)) {
            assertThat(file.created()).isFalse();
            assertThat(content(file)).hasSize(3);
        }
    }

    @Test
    void truncatingKeepsNothing() throws IOException {
        shares.write("x", random(10, 1));
        OpenOptions fresh = OpenOptions.of(OpenFlag.CREATE, OpenFlag.TRUNCATE).withContentType("text/plain");
        try (FileHandle file = shares.backend.openFile(uri("x"), fresh)) {
            assertThat(content(file)).isEmpty();
            assertThat(file.stat().contentType()).isEqualTo("text/plain");
        }
        assertFails(ErrorKind.NOT_FOUND, () -> shares.open("missing", OpenFlag.TRUNCATE));
    }

    @Test
    void aLargeWriteIsSplit() throws IOException {
        byte[] bytes = random(2 * PIECE + 5, 2);
        shares.write("x", bytes);
        assertThat(service.count("PutRange")).isEqualTo(3);
        try (FileHandle file = shares.open("x")) {
            assertThat(content(file)).isEqualTo(bytes);
            ByteBuffer some = ByteBuffer.allocate(7);
            assertThat(file.read(PIECE - 3, some)).isEqualTo(7);
            assertThat(some.array()).isEqualTo(Arrays.copyOfRange(bytes, PIECE - 3, PIECE + 4));
            assertThat(file.read(bytes.length, some)).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE, PIECE + 1, 3 * PIECE - 7})
    void aStreamOfUnknownLengthGrowsAndEndsWhereItEnds(int size) throws IOException {
        byte[] bytes = random(size, 3);
        try (FileHandle file = shares.open("x", OpenFlag.CREATE)) {
            assertThat(file.write(0, new ByteArrayInputStream(bytes), -1)).isEqualTo(size);
            assertThat(content(file)).isEqualTo(bytes);
        }
        assertThat(shares.file("x").bytes).hasSize(size);
    }

    @Test
    void twoWhoGrowDoNotCutEachOtherOff() {
        shares.write("x", new byte[1]);
        try (FileHandle file = shares.open("x")) {
            service.before = () -> {
                FakeFiles.setSize(shares.file("x"), 100);
                service.changed(shares.file("x"), 200);
            };
            file.write(49, ByteBuffer.wrap(new byte[] {7}));
        }
        assertThat(shares.file("x").bytes).hasSize(100);
        assertThat(shares.file("x").bytes[49]).isEqualTo((byte) 7);
    }

    /** What another handle appended since is beyond what this one knows of. */
    @Test
    void aStreamDoesNotCutOffWhatAnotherAppended() throws IOException {
        byte[] appended = random(3000, 11);
        shares.write("x", random(1000, 10));
        try (FileHandle file = shares.open("x");
                FileHandle other = shares.open("x")) {
            other.write(0, ByteBuffer.wrap(appended));
            byte[] some = random(2000, 12);
            file.write(0, new ByteArrayInputStream(some), some.length);
            System.arraycopy(some, 0, appended, 0, some.length);
            assertThat(content(other)).isEqualTo(appended);
        }
    }

    @Test
    void aStreamThatEndsEarlyGivesBackNoMoreThanItTook() throws IOException {
        byte[] appended = random(3000, 11);
        shares.write("x", random(1000, 10));
        try (FileHandle file = shares.open("x");
                FileHandle other = shares.open("x")) {
            other.write(0, ByteBuffer.wrap(appended));
            byte[] some = random(2000, 12);
            assertThat(file.write(0, new ByteArrayInputStream(some), 5000)).isEqualTo(2000);
            System.arraycopy(some, 0, appended, 0, some.length);
            assertThat(content(other)).isEqualTo(appended);
        }
    }

    @Test
    void aSplicedHoleCoversWhatAnotherAppended() throws IOException {
        shares.write("x", new byte[0]);
        try (FileHandle hole = shares.open("hole", OpenFlag.CREATE);
                FileHandle file = shares.open("x");
                FileHandle other = shares.open("x")) {
            hole.truncate(2048);
            other.write(0, ByteBuffer.wrap(random(1024, 11)));
            file.splice(hole, new ByteRange(0, 2048), 0);
            assertThat(content(other)).isEqualTo(new byte[2048]);
        }
    }

    @Test
    void holesArePunchedAndRangesEndWithTheFile() {
        shares.write("x", random(1300, 4));
        try (FileHandle file = shares.open("x")) {
            assertThat(file.listRanges()).containsExactly(new ByteRange(0, 1300));
            file.punchHole(new ByteRange(512, 512));
            assertThat(file.listRanges()).containsExactly(new ByteRange(0, 512), new ByteRange(1024, 276));
            file.punchHole(new ByteRange(1024, 1 << 20));
            file.truncate(700);
            assertThat(file.listRanges()).containsExactly(new ByteRange(0, 512));
            assertThat(file.stat().size()).hasValue(700);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSpliceIsFetchedByTheServiceWhereItCan(boolean fetches) throws IOException {
        service.fetches = fetches;
        byte[] bytes = random(PIECE + 1000, 5);
        shares.write("a", bytes);
        service.requests.clear();
        try (FileHandle from = shares.open("a");
                FileHandle to = shares.open("b", OpenFlag.CREATE)) {
            to.splice(from, new ByteRange(3, PIECE + 900), 2);
            byte[] expected = new byte[PIECE + 902];
            System.arraycopy(bytes, 3, expected, 2, PIECE + 900);
            assertThat(content(to)).isEqualTo(expected);
            assertFails(ErrorKind.RANGE_NOT_SATISFIABLE, () -> to.splice(from, new ByteRange(0, PIECE + 1001), 0));
            assertFails(ErrorKind.INVALID_ARGUMENT, () -> to.splice(to, new ByteRange(0, 10), 5));
        }
        assertThat(service.count("PutRange")).isEqualTo(fetches ? 0 : 2);
    }

    @Test
    void aWholeFileIsCopiedByTheServiceAndAwaited() throws IOException {
        byte[] bytes = random(PIECE + 1000, 6);
        shares.write("a", bytes);
        service.pendingLooks = 2;
        try (FileHandle from = shares.open("a");
                FileHandle to = shares.open("b", OpenFlag.CREATE)) {
            to.splice(from, new ByteRange(0, bytes.length), 0);
            assertThat(content(to)).isEqualTo(bytes);
        }
        assertThat(service.count("CopyFile")).isEqualTo(1);
        assertThat(service.count("PutRangeFromURL")).isZero();
    }

    @Test
    void anInterruptAbortsACopy() {
        OpenShares impatient = new OpenShares((time, cancellation) -> {
            throw new InterruptedException();
        });
        impatient.write("a", random(PIECE + 1, 7));
        impatient.service.pendingLooks = 100;
        try (FileHandle from = impatient.open("a");
                FileHandle to = impatient.open("b", OpenFlag.CREATE)) {
            assertFails(ErrorKind.UNEXPECTED, () -> to.splice(from, new ByteRange(0, PIECE + 1), 0));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
            impatient.backend.close();
        }
        assertThat(impatient.file("b").copy).isEqualTo("aborted");
    }

    @Test
    void theHolderOfALeaseWritesAndNobodyElse() {
        shares.write("x", new byte[3]);
        try (FileHandle file = shares.open("x");
                FileHandle other = shares.open("x")) {
            Lease lease = file.acquireLease(LeaseOptions.INFINITE);
            assertThat(file.stat().lease()).isEqualTo(LeaseState.LEASED);
            file.write(0, ByteBuffer.wrap(new byte[] {1}));
            assertFails(ErrorKind.LEASE_CONFLICT, () -> other.write(0, ByteBuffer.wrap(new byte[] {2})));
            assertFails(ErrorKind.LEASE_CONFLICT, () -> shares.backend.remove(uri("x")));
            assertFails(ErrorKind.ALREADY_EXISTS, () -> shares.open("x", OpenFlag.CREATE, OpenFlag.EXCLUSIVE));
            lease.renew();
            assertThat(lease.isHeld()).isTrue();
            assertThat(other.breakLease(null)).isZero();
            assertFails(ErrorKind.LEASE_CONFLICT, lease::renew);
            assertFails(ErrorKind.LEASE_CONFLICT, file::commit);
        }
        assertThat(shares.file("x").bytes[0]).isEqualTo((byte) 1);
    }

    @Test
    void closingGivesTheLeaseBack() {
        shares.write("x", new byte[3]);
        try (FileHandle file = shares.open("x")) {
            file.acquireLease(LeaseOptions.INFINITE);
        }
        assertThat(shares.file("x").lease).isNull();
    }

    @Test
    void leasesOfFilesHaveNoEndAndNoDelay() {
        shares.write("x", new byte[3]);
        service.requests.clear();
        try (FileHandle file = shares.open("x")) {
            assertFails(ErrorKind.UNSUPPORTED, () -> file.acquireLease(LeaseOptions.of(Duration.ofSeconds(15))));
            assertFails(ErrorKind.UNSUPPORTED, () -> file.breakLease(Duration.ofSeconds(1)));
        }
        assertThat(service.count("LeaseFile")).isZero();
    }

    @Test
    void refusesWhatItCannotPromise() {
        OpenOptions guarded = OpenOptions.of().withIfMatch("e");
        assertFails(ErrorKind.UNSUPPORTED, () -> shares.backend.openFile(uri("x"), guarded));
        assertFails(ErrorKind.INVALID_ARGUMENT, () -> shares.open("x/"));
        assertFails(ErrorKind.INVALID_ARGUMENT, () -> shares.open("a//b"));
        assertThat(service.requests).isEmpty();
    }

    @Test
    void unlinkRemoves() {
        shares.write("x", new byte[3]);
        try (FileHandle file = shares.open("x")) {
            file.unlink();
        }
        assertThat(service.files).isEmpty();
    }
}
