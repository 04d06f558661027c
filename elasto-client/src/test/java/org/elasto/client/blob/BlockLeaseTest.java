package org.elasto.client.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.client.blob.BlockFiles.PART;
import static org.elasto.client.blob.BlockFiles.assertFails;
import static org.elasto.client.blob.BlockFiles.path;
import static org.elasto.client.blob.BlockFiles.random;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.elasto.client.ErrorKind;
import org.elasto.client.LeaseOptions;
import org.elasto.client.OpenOptions;
import org.junit.jupiter.api.Test;

/** Block blobs as files under a lease. */
class BlockLeaseTest {

    private final BlockFiles files = new BlockFiles();
    private final FakeBlobs service = files.service;

    @Test
    void writesUnderItsLease() {
        files.write("f", random(2 * PART, 1));
        try (BlockFile file = files.open("f");
                BlockFile other = files.open("f")) {
            var lease = file.acquireLease(LeaseOptions.of(Duration.ofSeconds(15)));
            other.write(0, ByteBuffer.wrap(new byte[1]));
            assertFails(ErrorKind.LEASE_CONFLICT, other::commit);
            assertFails(ErrorKind.LEASE_CONFLICT, other::unlink);
            file.write(0, ByteBuffer.wrap(random(2 * PART, 2)));
            file.commit();
            assertThat(files.blob("f").bytes).isEqualTo(random(2 * PART, 2));
            OpenOptions under = OpenOptions.of().withLease(lease.id());
            try (BlockFile third = BlockFile.open(files.endpoint, path("f"), under)) {
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
        files.write("f", random(3, 1));
        try (BlockFile file = files.open("f")) {
            file.acquireLease(LeaseOptions.INFINITE);
            assertThat(files.blob("f").lease).isNotNull();
        }
        assertThat(files.blob("f").lease).isNull();
    }
}
