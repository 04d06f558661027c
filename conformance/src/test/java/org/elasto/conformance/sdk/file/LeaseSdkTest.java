package org.elasto.conformance.sdk.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Context;
import com.azure.storage.file.share.ShareClient;
import com.azure.storage.file.share.ShareFileClient;
import com.azure.storage.file.share.models.LeaseDurationType;
import com.azure.storage.file.share.models.LeaseStateType;
import com.azure.storage.file.share.models.ShareRequestConditions;
import com.azure.storage.file.share.options.ShareAcquireLeaseOptions;
import com.azure.storage.file.share.options.ShareBreakLeaseOptions;
import com.azure.storage.file.share.options.ShareDeleteOptions;
import com.azure.storage.file.share.specialized.ShareLeaseClient;
import com.azure.storage.file.share.specialized.ShareLeaseClientBuilder;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ShareLeaseClient: leases of files, which never end by themselves, and of shares, which may. */
class LeaseSdkTest {

    @RegisterExtension
    static final FileServer server = new FileServer();

    private static ShareLeaseClient lease(ShareFileClient file) {
        return new ShareLeaseClientBuilder().fileClient(file).buildClient();
    }

    private static ShareLeaseClient lease(ShareClient share) {
        return new ShareLeaseClientBuilder().shareClient(share).buildClient();
    }

    private static ShareRequestConditions with(String id) {
        return new ShareRequestConditions().setLeaseId(id);
    }

    @Test
    @SuppressWarnings("deprecation") // it is public all the same
    void aClientKnowsWhatItLeases() {
        ShareFileClient file = server.client().getShareClient("some").getFileClient("f");
        String id = UUID.randomUUID().toString();
        ShareLeaseClient lease =
                new ShareLeaseClientBuilder().fileClient(file).leaseId(id).buildClient();
        assertThat(lease.getLeaseId()).isEqualTo(id);
        assertThat(lease.getFileUrl()).isEqualTo(file.getFileUrl());
        assertThat(lease.getResourceUrl()).isEqualTo(file.getFileUrl());
        assertThat(lease.getAccountName()).isEqualTo("devstoreaccount1");
    }

    @Test
    void filesAreLeasedForGood() {
        ShareFileClient file = server.file(new byte[10]);
        ShareLeaseClient lease = lease(file);
        String id = lease.acquireLease();
        assertThat(id).isEqualTo(lease.getLeaseId());
        server.advance(Duration.ofDays(365));
        assertThat(file.getProperties().getLeaseState()).isEqualTo(LeaseStateType.LEASED);
        assertThat(file.getProperties().getLeaseDuration()).isEqualTo(LeaseDurationType.INFINITE);
        Refused.with(412, "LeaseIdMissing", () -> file.clearRange(5));
        Refused.with(409, "LeaseAlreadyPresent", () -> lease(file).acquireLease());
        file.clearRangeWithResponse(5, 0, with(id), null, Context.NONE);
        String next = lease.changeLease(UUID.randomUUID().toString());
        Refused.with(
                412,
                "LeaseIdMismatchWithFileOperation",
                () -> file.clearRangeWithResponse(5, 0, with(id), null, Context.NONE));
        file.clearRangeWithResponse(5, 0, with(next), null, Context.NONE);
        lease.breakLease();
        assertThat(file.getProperties().getLeaseState()).isEqualTo(LeaseStateType.BROKEN);
        file.delete();
    }

    @Test
    void withResponses() {
        ShareFileClient file = server.file(new byte[10]);
        ShareLeaseClient lease = lease(file);
        assertThat(lease.acquireLeaseWithResponse(null, Context.NONE).getStatusCode())
                .isEqualTo(201);
        String next = UUID.randomUUID().toString();
        assertThat(lease.changeLeaseWithResponse(next, null, Context.NONE).getValue())
                .isEqualTo(next);
        assertThat(lease.releaseLeaseWithResponse(null, Context.NONE).getStatusCode())
                .isEqualTo(200);
        assertThat(file.getProperties().getLeaseState()).isEqualTo(LeaseStateType.AVAILABLE);
        lease.acquireLeaseWithResponse(new ShareAcquireLeaseOptions().setDuration(-1), null, Context.NONE);
        assertThat(lease.breakLeaseWithResponse(null, Context.NONE).getStatusCode())
                .isEqualTo(202);
        lease.releaseLease();
        assertThat(file.getProperties().getLeaseState()).isEqualTo(LeaseStateType.AVAILABLE);
    }

    @Test
    void sharesAreLeasedForAWhile() {
        ShareClient share = server.share();
        ShareLeaseClient lease = lease(share);
        String id = lease.acquireLeaseWithResponse(new ShareAcquireLeaseOptions().setDuration(15), null, Context.NONE)
                .getValue();
        assertThat(share.getProperties().getLeaseDuration()).isEqualTo(LeaseDurationType.FIXED);
        server.advance(Duration.ofSeconds(14));
        assertThat(lease.renewLease()).isEqualTo(id);
        server.advance(Duration.ofSeconds(14));
        assertThat(lease.renewLeaseWithResponse(null, Context.NONE).getValue()).isEqualTo(id);
        Refused.with(412, "LeaseIdMissing", share::delete);
        lease.breakLeaseWithResponse(
                new ShareBreakLeaseOptions().setBreakPeriod(Duration.ofSeconds(10)), null, Context.NONE);
        assertThat(share.getProperties().getLeaseState()).isEqualTo(LeaseStateType.BREAKING);
        server.advance(Duration.ofSeconds(10));
        assertThat(share.getProperties().getLeaseState()).isEqualTo(LeaseStateType.BROKEN);
        lease.acquireLease();
        share.deleteWithResponse(new ShareDeleteOptions().setRequestConditions(with(id)), null, Context.NONE);
    }
}
