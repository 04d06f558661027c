package org.elasto.conformance.sdk.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.sdk.blob.BlobServer.put;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobContainerProperties;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.options.BlobBreakLeaseOptions;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import com.azure.storage.blob.specialized.BlobLeaseClient;
import com.azure.storage.blob.specialized.BlobLeaseClientBuilder;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.time.Duration;
import java.util.UUID;
import org.elasto.emulator.EmulatorConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Leases of blobs and containers through all their states; the emulator's clock ends them. */
class LeaseSdkTest {

    @RegisterExtension
    static final BlobServer server = new BlobServer(EmulatorConfig.inProcess());

    private static BlobLeaseClient lease(BlockBlobClient blob) {
        return lease(blob, UUID.randomUUID().toString());
    }

    private static BlobLeaseClient lease(BlockBlobClient blob, String id) {
        return new BlobLeaseClientBuilder().blobClient(blob).leaseId(id).buildClient();
    }

    private static String state(BlockBlobClient blob) {
        BlobProperties properties = blob.getProperties();
        String duration = properties.getLeaseDuration() == null ? "" : " " + properties.getLeaseDuration();
        return properties.getLeaseState() + " " + properties.getLeaseStatus() + duration;
    }

    private static BlobRequestConditions with(String id) {
        return new BlobRequestConditions().setLeaseId(id);
    }

    private static void write(BlockBlobClient blob, String id) {
        blob.getContainerClient()
                .getBlobClient(blob.getBlobName())
                .uploadWithResponse(
                        new BlobParallelUploadOptions(BinaryData.fromString("new")).setRequestConditions(with(id)),
                        null,
                        Context.NONE);
    }

    private static BlockBlobClient blob() {
        return put(server.container(), "b", "content");
    }

    @Test
    void fixedLeasesExpire() {
        BlockBlobClient blob = blob();
        BlobLeaseClient lease = lease(blob);
        assertThat(state(blob)).isEqualTo("available unlocked");
        String id = lease.acquireLease(15);
        assertThat(state(blob)).isEqualTo("leased locked fixed");
        server.advance(Duration.ofSeconds(14));
        assertThat(lease.renewLease()).isEqualTo(id);
        server.advance(Duration.ofSeconds(14));
        assertThat(state(blob)).isEqualTo("leased locked fixed");
        server.advance(Duration.ofSeconds(1));
        assertThat(state(blob)).isEqualTo("expired unlocked");
        Refused.with(412, "LeaseLost", () -> write(blob, id));
        assertThat(lease.renewLease()).isEqualTo(id);
        server.advance(Duration.ofSeconds(15));
        blob.upload(BinaryData.fromString("by someone else"), true);
        assertThat(state(blob)).isEqualTo("available unlocked");
        Refused.with(409, "LeaseIdMismatchWithLeaseOperation", lease::renewLease);
    }

    @Test
    void infiniteLeasesDoNot() {
        BlockBlobClient blob = blob();
        String id = lease(blob).acquireLease(-1);
        server.advance(Duration.ofDays(365));
        assertThat(state(blob)).isEqualTo("leased locked infinite");
        Refused.with(412, "LeaseIdMissing", () -> blob.upload(BinaryData.fromString("x"), true));
        Refused.with(
                412,
                "LeaseIdMismatchWithBlobOperation",
                () -> write(blob, UUID.randomUUID().toString()));
        write(blob, id);
        assertThat(blob.downloadContent()).hasToString("new");
        assertThat(state(blob)).isEqualTo("leased locked infinite");
    }

    @Test
    void oneHolder() {
        BlockBlobClient blob = blob();
        BlobLeaseClient holder = lease(blob);
        holder.acquireLease(60);
        BlobLeaseClient other = lease(blob);
        Refused.with(409, "LeaseAlreadyPresent", () -> other.acquireLease(60));
        Refused.with(409, "LeaseIdMismatchWithLeaseOperation", other::renewLease);
        Refused.with(409, "LeaseIdMismatchWithLeaseOperation", other::releaseLease);
        assertThat(holder.acquireLease(30)).isEqualTo(holder.getLeaseId());
        holder.releaseLease();
        other.acquireLease(60);
        Refused.with(409, "LeaseIdMismatchWithLeaseOperation", holder::renewLease);
    }

    @Test
    void changedIdsReplaceTheOld() {
        BlockBlobClient blob = blob();
        String old = UUID.randomUUID().toString();
        BlobLeaseClient lease = lease(blob, old);
        lease.acquireLease(60);
        String next = UUID.randomUUID().toString();
        assertThat(lease.changeLease(next)).isEqualTo(next);
        Refused.with(412, "LeaseIdMismatchWithBlobOperation", () -> write(blob, old));
        write(blob, next);
        assertThat(lease(blob, old).changeLease(next)).isEqualTo(next);
        Refused.with(
                409,
                "LeaseIdMismatchWithLeaseOperation",
                () -> lease(blob, old).changeLease(UUID.randomUUID().toString()));
    }

    @Test
    void brokenAfterAWhile() {
        BlockBlobClient blob = blob();
        BlobLeaseClient lease = lease(blob);
        String id = lease.acquireLease(-1);
        assertThat(lease.breakLeaseWithResponse(
                                new BlobBreakLeaseOptions().setBreakPeriod(Duration.ofSeconds(20)), null, Context.NONE)
                        .getValue())
                .isBetween(19, 20);
        assertThat(state(blob)).isEqualTo("breaking locked");
        write(blob, id);
        Refused.with(409, "LeaseIsBreakingAndCannotBeAcquired", () -> lease.acquireLease(15));
        Refused.with(409, "LeaseAlreadyPresent", () -> lease(blob).acquireLease(15));
        Refused.with(409, "LeaseIsBrokenAndCannotBeRenewed", lease::renewLease);
        server.advance(Duration.ofSeconds(20));
        assertThat(state(blob)).isEqualTo("broken unlocked");
        Refused.with(412, "LeaseLost", () -> write(blob, id));
        Refused.with(409, "LeaseIsBrokenAndCannotBeRenewed", lease::renewLease);
        lease.releaseLease();
        assertThat(state(blob)).isEqualTo("available unlocked");
    }

    @Test
    void brokenAtOnce() {
        BlockBlobClient blob = blob();
        BlobLeaseClient lease = lease(blob);
        Refused.with(409, "LeaseNotPresentWithLeaseOperation", lease::breakLease);
        lease.acquireLease(-1);
        assertThat(lease.breakLease()).isZero();
        assertThat(state(blob)).isEqualTo("broken unlocked");
        assertThat(lease.breakLease()).isZero();
        lease(blob).acquireLease(15);
        assertThat(state(blob)).isEqualTo("leased locked fixed");
    }

    @Test
    void idsOfLeasesThatAreNot() {
        BlockBlobClient blob = blob();
        String id = UUID.randomUUID().toString();
        Refused.with(412, "LeaseNotPresentWithBlobOperation", () -> write(blob, id));
        Refused.with(
                409,
                "LeaseNotPresentWithLeaseOperation",
                () -> lease(blob, id).changeLease(UUID.randomUUID().toString()));
        Refused.with(
                409, "LeaseIdMismatchWithLeaseOperation", () -> lease(blob, id).releaseLease());
        Refused.with(400, "InvalidHeaderValue", () -> lease(blob, id).acquireLease(14));
        Refused.with(400, "InvalidHeaderValue", () -> lease(blob, id).acquireLease(61));
        Refused.with(400, "InvalidHeaderValue", () -> lease(blob, "no-guid").acquireLease(15));
        Refused.with(
                404,
                "BlobNotFound",
                () -> lease(blob.getContainerClient().getBlobClient("none").getBlockBlobClient())
                        .acquireLease(15));
    }

    @Test
    void deletingNeedsTheId() {
        BlockBlobClient blob = blob();
        String id = lease(blob).acquireLease(60);
        Refused.with(412, "LeaseIdMissing", blob::delete);
        blob.deleteWithResponse(null, with(id), null, Context.NONE);
        assertThat(blob.exists()).isFalse();
    }

    @Test
    void containersAreLeasedAgainstDeletingAlone() {
        BlobContainerClient container = server.container();
        BlobLeaseClient lease =
                new BlobLeaseClientBuilder().containerClient(container).buildClient();
        String id = lease.acquireLease(15);
        put(container, "b", "content");
        BlobContainerProperties properties = container.getProperties();
        assertThat(properties.getLeaseState() + " " + properties.getLeaseStatus() + " " + properties.getLeaseDuration())
                .isEqualTo("leased locked fixed");
        Refused.with(412, "LeaseIdMissing", container::delete);
        Refused.with(
                412,
                "LeaseIdMismatchWithContainerOperation",
                () -> container.deleteWithResponse(with(UUID.randomUUID().toString()), null, Context.NONE));
        server.advance(Duration.ofSeconds(15));
        assertThat(container.getProperties().getLeaseState()).hasToString("expired");
        Refused.with(412, "LeaseLost", () -> container.deleteWithResponse(with(id), null, Context.NONE));
        lease.acquireLease(-1);
        container.deleteWithResponse(with(id), null, Context.NONE);
    }

    @Test
    void leasesLeaveTheEtagAlone() {
        BlockBlobClient blob = blob();
        String etag = blob.getProperties().getETag();
        BlobLeaseClient lease = lease(blob);
        lease.acquireLease(15);
        lease.renewLease();
        lease.releaseLease();
        assertThat(blob.getProperties().getETag()).isEqualTo(etag);
    }
}
