package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.elasto.client.ByteRange;
import org.elasto.client.Cancellation;
import org.elasto.client.Capability;
import org.elasto.client.Elasto;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.client.transfer.PendingTransfer;
import org.elasto.client.transfer.Transfer;
import org.elasto.client.transfer.TransferOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that go up and come down. */
@OnEverySite
class TransferBehaviorTest extends Workspace {

    /** A few pieces of every backend. */
    private static final int SIZE = (17 << 20) + 1024;

    private static final Instant MODIFIED = Instant.parse("2021-03-04T05:06:07.123456Z");

    @TempDir
    private Path directory;

    TransferBehaviorTest(Site site) {
        super(site);
    }

    private Path local(String name, byte[] content) throws IOException {
        Path file = Files.write(directory.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(MODIFIED));
        return file;
    }

    private Transfer transfer(TransferOptions options) {
        return new Transfer(client, options);
    }

    /** One that has one piece under way at a time, so that others are left when it is stopped. */
    private Elasto oneByOne() {
        return Elasto.create(client.config().toBuilder().parallelism(1).build());
    }

    private TransferOptions journaled() {
        return TransferOptions.DEFAULT.withJournals(directory.resolve("journals"));
    }

    private void upAndDown(byte[] content) throws IOException {
        Path up = local("up.txt", content);
        StorageUri uri = file("there.txt");
        Path down = directory.resolve("down.txt");
        try (Transfer transfer = transfer(journaled())) {
            assertThat(transfer.copy(StorageUri.of(up), uri).bytes()).isEqualTo(content.length);
            transfer.copy(uri, StorageUri.of(down));
            assertThat(transfer.pending()).isEmpty();
        }
        assertThat(down).hasBinaryContent(content);
        assertThat(Files.getLastModifiedTime(down).toInstant()).isEqualTo(MODIFIED);
        if (!site.backend().equals("file")) {
            assertThat(client.stat(uri).contentType()).isEqualTo("text/plain");
        }
    }

    @Test
    void aSmallFileGoesUpAndComesDown() throws IOException {
        upAndDown(random(1, units(2)));
    }

    @Test
    void aLargeFileGoesUpAndComesDown() throws IOException {
        upAndDown(random(2, SIZE));
    }

    @Test
    void progressEndsWithAllOfIt() throws IOException {
        AtomicLong last = new AtomicLong();
        TransferOptions options = TransferOptions.DEFAULT.withProgress((done, total) -> {
            assertThat(total).hasValue(SIZE);
            assertThat(done).isGreaterThan(last.getAndSet(done));
        });
        try (Transfer transfer = transfer(options)) {
            transfer.copy(StorageUri.of(local("up", random(3, SIZE))), file("watched"));
        }
        assertThat(last).hasValue(SIZE);
    }

    @Test
    void whatIsCancelledLeavesNothing() throws IOException {
        Cancellation cancellation = new Cancellation();
        TransferOptions options = TransferOptions.DEFAULT
                .withCancellation(cancellation)
                .withProgress((done, total) -> cancellation.cancel());
        Path up = local("up", random(4, SIZE));
        try (Elasto single = oneByOne();
                Transfer transfer = new Transfer(single, options)) {
            assertThatThrownBy(() -> transfer.copy(StorageUri.of(up), file("cancelled")))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("cancelled");
        }
        assertThat(Thread.interrupted()).isFalse();
        assertThat(list(container)).isEmpty();
    }

    private PendingTransfer begun(StorageUri from, StorageUri to) {
        Cancellation cancellation = new Cancellation();
        TransferOptions options =
                journaled().withCancellation(cancellation).withProgress((done, total) -> cancellation.cancel());
        try (Elasto single = oneByOne();
                Transfer transfer = new Transfer(single, options)) {
            assertThat(Failures.failure(() -> transfer.copy(from, to))).isEqualTo(ErrorKind.UNEXPECTED);
            List<PendingTransfer> pending = transfer.pending();
            assertThat(pending).hasSize(1);
            assertThat(pending.get(0).done()).isPositive().isLessThan(SIZE);
            return pending.get(0);
        }
    }

    private void resumes(StorageUri from, StorageUri to) {
        PendingTransfer pending = begun(from, to);
        AtomicLong first = new AtomicLong(-1);
        TransferOptions options = journaled().withProgress((done, total) -> first.compareAndSet(-1, done));
        try (Transfer transfer = transfer(options)) {
            assertThat(transfer.resume(pending.id()).bytes()).isEqualTo(SIZE);
            assertThat(transfer.pending()).isEmpty();
        }
        assertThat(first.get()).isPositive();
    }

    @Test
    void anUploadIsResumed() throws IOException {
        byte[] content = random(5, SIZE);
        resumes(StorageUri.of(local("up", content)), file("resumed"));
        assertThat(get(file("resumed"))).isEqualTo(content);
        assertThat(list(container)).hasSize(1);
    }

    @Test
    void aDownloadIsResumed() throws IOException {
        byte[] content = random(6, SIZE);
        StorageUri uri = put("whole", content);
        Path down = Files.createDirectory(directory.resolve("downs")).resolve("down");
        resumes(uri, StorageUri.of(down));
        assertThat(down).hasBinaryContent(content);
        try (Stream<Path> all = Files.list(directory.resolve("downs"))) {
            assertThat(all).containsExactly(down);
        }
    }

    @Test
    void whatIsAbandonedLeavesNothing() throws IOException {
        PendingTransfer pending = begun(StorageUri.of(local("up", random(7, SIZE))), file("abandoned"));
        try (Transfer transfer = transfer(journaled())) {
            transfer.abandon(pending.id());
            assertThat(transfer.pending()).isEmpty();
        }
        assertThat(list(container)).isEmpty();
    }

    @Test
    void aSourceThatChangedIsNotMixed() throws IOException {
        Path up = local("up", random(8, SIZE));
        PendingTransfer pending = begun(StorageUri.of(up), file("mixed"));
        Files.write(up, random(9, SIZE));
        try (Transfer transfer = transfer(journaled())) {
            assertThat(Failures.failure(() -> transfer.resume(pending.id()))).isEqualTo(ErrorKind.PRECONDITION_FAILED);
            transfer.abandon(pending.id());
        }
        assertThat(list(container)).isEmpty();
    }

    @Test
    @Requires(Capability.SPARSE)
    void holesStayHoles() throws IOException {
        Path up = directory.resolve("sparse");
        byte[] data = random(10, 1 << 20);
        long size = 128L << 20;
        try (RandomAccessFile file = new RandomAccessFile(up.toFile(), "rw")) {
            file.setLength(size);
            file.seek(100L << 20);
            file.write(data);
        }
        Path down = directory.resolve("back");
        try (Transfer transfer = transfer(TransferOptions.DEFAULT)) {
            transfer.copy(StorageUri.of(up), file("sparse"));
            transfer.copy(file("sparse"), StorageUri.of(down));
        }
        try (ElastoFile there = client.open(file("sparse"));
                Stream<ByteRange> ranges = there.listRanges()) {
            assertThat(ranges.mapToLong(ByteRange::length).sum()).isEqualTo(data.length);
        }
        assertThat(Files.mismatch(up, down)).isEqualTo(-1);
    }
}
