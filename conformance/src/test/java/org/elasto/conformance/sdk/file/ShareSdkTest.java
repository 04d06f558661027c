package org.elasto.conformance.sdk.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Context;
import com.azure.storage.file.share.ShareClient;
import com.azure.storage.file.share.ShareServiceVersion;
import com.azure.storage.file.share.models.ShareAccessPolicy;
import com.azure.storage.file.share.models.ShareAccessTier;
import com.azure.storage.file.share.models.ShareErrorCode;
import com.azure.storage.file.share.models.ShareFileItem;
import com.azure.storage.file.share.models.ShareItem;
import com.azure.storage.file.share.models.ShareProperties;
import com.azure.storage.file.share.models.ShareSignedIdentifier;
import com.azure.storage.file.share.models.ShareSnapshotsDeleteOptionType;
import com.azure.storage.file.share.options.ShareCreateOptions;
import com.azure.storage.file.share.options.ShareDeleteOptions;
import com.azure.storage.file.share.options.ShareGetAccessPolicyOptions;
import com.azure.storage.file.share.options.ShareGetPropertiesOptions;
import com.azure.storage.file.share.options.ShareGetStatisticsOptions;
import com.azure.storage.file.share.options.ShareSetAccessPolicyOptions;
import com.azure.storage.file.share.options.ShareSetMetadataOptions;
import com.azure.storage.file.share.options.ShareSetPropertiesOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ShareClient: a share, what it is and what it holds. */
class ShareSdkTest {

    @RegisterExtension
    static final FileServer server = new FileServer();

    private static ShareClient absent() {
        return server.client().getShareClient(FileServer.freeName());
    }

    @Test
    void aShareIsMadeListedAndDeleted() {
        ShareClient share = server.share();

        assertThat(share.exists()).isTrue();
        assertThat(server.client().listShares()).extracting(ShareItem::getName).contains(share.getShareName());
        share.delete();
        assertThat(share.existsWithResponse(null, Context.NONE).getValue()).isFalse();
    }

    @Test
    void aClientKnowsItsShare() {
        ShareClient share = server.client().getShareClient("some");
        assertThat(share.getAccountUrl()).isEqualTo(server.serviceUrl());
        assertThat(share.getShareUrl()).isEqualTo(server.serviceUrl() + "/some");
        assertThat(share.getShareName()).isEqualTo("some");
        assertThat(share.getAccountName()).isEqualTo("devstoreaccount1");
        assertThat(share.getServiceVersion()).isEqualTo(ShareServiceVersion.getLatest());
        assertThat(share.getHttpPipeline().getHttpClient()).isSameAs(server.http());
        assertThat(share.getSnapshotId()).isNull();
        assertThat(share.getRootDirectoryClient().getDirectoryPath()).isEmpty();
        assertThat(share.getDirectoryClient("d").getDirectoryPath()).isEqualTo("d");
        assertThat(share.getFileClient("d/f").getFilePath()).isEqualTo("d/f");
    }

    @Test
    void creationInEveryForm() {
        ShareClient share = absent();
        assertThat(share.create().getETag()).isNotEmpty();
        Refused.with(409, "ShareAlreadyExists", share::create);
        assertThat(share.createIfNotExists()).isNull();
        assertThat(share.createIfNotExistsWithResponse(new ShareCreateOptions(), null, Context.NONE)
                        .getStatusCode())
                .isEqualTo(409);
        ShareClient small = absent();
        small.createWithResponse(Map.of("colour", "green"), 3, null, Context.NONE);
        assertThat(small.getProperties().getQuota()).isEqualTo(3);
        assertThat(small.getProperties().getMetadata()).containsExactly(Map.entry("colour", "green"));
        ShareClient hot = absent();
        hot.createWithResponse(new ShareCreateOptions().setAccessTier(ShareAccessTier.HOT), null, Context.NONE);
        assertThat(hot.getProperties().getAccessTier()).isEqualTo("Hot");
    }

    @Test
    void deletionInEveryForm() {
        ShareClient a = server.share();
        assertThat(a.deleteWithResponse(null, Context.NONE).getStatusCode()).isEqualTo(202);
        assertThat(a.deleteIfExists()).isFalse();
        ShareClient b = server.share();
        b.createSnapshot();
        Refused.with(409, "ShareHasSnapshots", b::delete);
        ShareDeleteOptions all =
                new ShareDeleteOptions().setDeleteSnapshotsOptions(ShareSnapshotsDeleteOptionType.INCLUDE);
        b.deleteWithResponse(all, null, Context.NONE);
        assertThat(b.exists()).isFalse();
        assertThat(b.deleteIfExistsWithResponse(all, null, Context.NONE).getValue())
                .isFalse();
        assertThat(server.share().deleteIfExists()).isTrue();
    }

    @Test
    @SuppressWarnings("deprecation") // the quota has methods of its own still
    void propertiesInEveryForm() {
        ShareClient share = server.share();
        String created = share.getProperties().getETag();
        server.advance(Duration.ofSeconds(1));
        assertThat(share.setQuota(11).getETag()).isNotEqualTo(created);
        share.setProperties(new ShareSetPropertiesOptions().setAccessTier(ShareAccessTier.COOL));
        ShareProperties read =
                share.getPropertiesWithResponse(null, Context.NONE).getValue();
        assertThat(read.getQuota()).isEqualTo(11);
        assertThat(read.getAccessTier()).isEqualTo("Cool");
        assertThat(share.setQuotaWithResponse(12, null, Context.NONE).getStatusCode())
                .isEqualTo(200);
        share.setPropertiesWithResponse(new ShareSetPropertiesOptions().setQuotaInGb(13), null, Context.NONE);
        assertThat(share.getPropertiesWithResponse(new ShareGetPropertiesOptions(), null, Context.NONE)
                        .getValue()
                        .getQuota())
                .isEqualTo(13);
    }

    @Test
    void metadataInEveryForm() {
        ShareClient share = server.share();
        share.setMetadata(Map.of("a", "1"));
        assertThat(share.getProperties().getMetadata()).containsExactly(Map.entry("a", "1"));
        share.setMetadataWithResponse(Map.of("b", "2"), null, Context.NONE);
        assertThat(share.getProperties().getMetadata()).containsExactly(Map.entry("b", "2"));
        share.setMetadataWithResponse(new ShareSetMetadataOptions().setMetadata(Map.of("c", "3")), null, Context.NONE);
        assertThat(share.getProperties().getMetadata()).containsExactly(Map.entry("c", "3"));
    }

    @Test
    void policiesInEveryForm() {
        ShareClient share = server.share();
        ShareSignedIdentifier readers = new ShareSignedIdentifier()
                .setId("readers")
                .setAccessPolicy(new ShareAccessPolicy()
                        .setPermissions("r")
                        .setExpiresOn(server.now().plusHours(1)));
        share.setAccessPolicy(List.of(readers));
        assertThat(share.getAccessPolicy()).singleElement().satisfies(each -> {
            assertThat(each.getId()).isEqualTo("readers");
            assertThat(each.getAccessPolicy().getPermissions()).isEqualTo("r");
        });
        share.setAccessPolicyWithResponse(List.of(readers.setId("two")), null, Context.NONE);
        assertThat(share.getAccessPolicy(new ShareGetAccessPolicyOptions()))
                .extracting(ShareSignedIdentifier::getId)
                .containsExactly("two");
        share.setAccessPolicyWithResponse(
                new ShareSetAccessPolicyOptions().setPermissions(List.of()), null, Context.NONE);
        assertThat(share.getAccessPolicy()).isEmpty();
    }

    @Test
    void statisticsInEveryForm() {
        ShareClient share = server.share();
        FileServer.put(share, "f", new byte[1000]);
        assertThat(share.getStatistics().getShareUsageInBytes()).isEqualTo(1000);
        assertThat(share.getStatisticsWithResponse(null, Context.NONE)
                        .getValue()
                        .getShareUsageInGB())
                .isEqualTo(1);
        assertThat(share.getStatisticsWithResponse(new ShareGetStatisticsOptions(), null, Context.NONE)
                        .getStatusCode())
                .isEqualTo(200);
    }

    @Test
    void snapshotsKeepWhatWas() {
        ShareClient share = server.share();
        FileServer.put(share, "f", "old");
        String first = share.createSnapshot().getSnapshot();
        FileServer.put(share, "f", "newer");
        ShareClient then = share.getSnapshotClient(first);
        assertThat(then.getSnapshotId()).isEqualTo(first);
        // The SDK's download names no snapshot in its request, whatever the client is for; this one does.
        assertThat(then.getFileClient("f").getProperties().getContentLength()).isEqualTo(3);
        assertThat(then.getFileClient("f").getShareSnapshotId()).isEqualTo(first);
        assertThat(then.getRootDirectoryClient().getShareSnapshotId()).isEqualTo(first);
        assertThat(then.getRootDirectoryClient().listFilesAndDirectories())
                .extracting(ShareFileItem::getFileSize)
                .containsExactly(3L);
        server.advance(Duration.ofSeconds(1));
        String second = share.createSnapshotWithResponse(Map.of("n", "2"), null, Context.NONE)
                .getValue()
                .getSnapshot();
        assertThat(second).isGreaterThan(first);
        assertThat(share.getSnapshotClient(second).getProperties().getMetadata())
                .containsExactly(Map.entry("n", "2"));
    }

    @Test
    void aRefusalIsReadByTheSdk() {
        ShareClient share = absent();
        Refused.with(404, ShareErrorCode.SHARE_NOT_FOUND.toString(), share::getProperties);
        Refused.with(404, ShareErrorCode.SHARE_NOT_FOUND.toString(), () -> share.createDirectory("d"));
    }
}
