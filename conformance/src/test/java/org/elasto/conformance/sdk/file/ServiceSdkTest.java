package org.elasto.conformance.sdk.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.Context;
import com.azure.storage.file.share.ShareClient;
import com.azure.storage.file.share.ShareServiceClient;
import com.azure.storage.file.share.ShareServiceVersion;
import com.azure.storage.file.share.models.ListSharesOptions;
import com.azure.storage.file.share.models.ShareAccessTier;
import com.azure.storage.file.share.models.ShareCorsRule;
import com.azure.storage.file.share.models.ShareItem;
import com.azure.storage.file.share.models.ShareMetrics;
import com.azure.storage.file.share.models.ShareRetentionPolicy;
import com.azure.storage.file.share.models.ShareServiceProperties;
import com.azure.storage.file.share.options.ShareCreateOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.elasto.emulator.EmulatorConfig;
import org.elasto.emulator.StorageAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ShareServiceClient: the account as a whole. */
class ServiceSdkTest {

    @RegisterExtension
    static final FileServer server = new FileServer(EmulatorConfig.inProcess().toBuilder()
            .azureAccount(StorageAccount.DEVELOPMENT.withShareRetentionDays(7))
            .build());

    private static List<ShareItem> list(ListSharesOptions options) {
        return server.client().listShares(options, null, Context.NONE).stream().toList();
    }

    @Test
    void aClientKnowsItsAccount() {
        ShareServiceClient service = server.client();
        assertThat(service.getFileServiceUrl()).isEqualTo(server.serviceUrl());
        assertThat(service.getAccountName()).isEqualTo("devstoreaccount1");
        assertThat(service.getServiceVersion()).isEqualTo(ShareServiceVersion.getLatest());
        assertThat(service.getHttpPipeline().getHttpClient()).isNotNull();
        assertThat(service.getShareClient("some").getShareUrl()).isEqualTo(server.serviceUrl() + "/some");
    }

    @Test
    void sharesAreMadeListedAndDeleted() {
        String prefix = FileServer.freeName();
        ShareServiceClient service = server.client();
        service.createShare(prefix + "-a");
        assertThat(service.createShareWithResponse(prefix + "-b", Map.of("colour", "green"), 7, null, Context.NONE)
                        .getStatusCode())
                .isEqualTo(201);
        ShareCreateOptions cool =
                new ShareCreateOptions().setAccessTier(ShareAccessTier.COOL).setQuotaInGb(9);
        ShareClient c = service.createShareWithResponse(prefix + "-c", cool, null, Context.NONE)
                .getValue();
        c.createSnapshot();

        assertThat(service.listShares()).extracting(ShareItem::getName).contains(prefix + "-a", prefix + "-b");
        List<ShareItem> all = list(new ListSharesOptions()
                .setPrefix(prefix)
                .setIncludeMetadata(true)
                .setIncludeSnapshots(true)
                .setMaxResultsPerPage(2));
        assertThat(all)
                .extracting(ShareItem::getName)
                .containsExactly(prefix + "-a", prefix + "-b", prefix + "-c", prefix + "-c");
        assertThat(all.get(1).getMetadata()).containsExactly(Map.entry("colour", "green"));
        assertThat(all.get(1).getProperties().getQuota()).isEqualTo(7);
        assertThat(all.get(3).getProperties().getAccessTier()).isEqualTo("Cool");
        assertThat(all.get(2).getSnapshot()).isNotNull();
        String snapshot = Objects.requireNonNull(all.get(2).getSnapshot());

        service.deleteShareWithResponse(prefix + "-c", snapshot, null, Context.NONE);
        service.deleteShare(prefix + "-c");
        Refused.with(404, "ShareNotFound", () -> service.deleteShare(prefix + "-none"));
        assertThat(list(new ListSharesOptions().setPrefix(prefix).setIncludeSnapshots(true)))
                .hasSize(2);
    }

    @Test
    void deletedSharesComeBackWhileTheyAreKept() {
        ShareClient share = server.share();
        String name = share.getShareName();
        FileServer.put(share, "f", "content");
        share.delete();
        server.advance(Duration.ofMinutes(1));
        ListSharesOptions deleted = new ListSharesOptions().setPrefix(name).setIncludeDeleted(true);
        ShareItem item = list(deleted).get(0);
        assertThat(item.isDeleted()).isTrue();
        assertThat(item.getProperties().getRemainingRetentionDays()).isBetween(6, 7);
        ShareClient back = server.client().undeleteShare(name, item.getVersion());
        assertThat(FileServer.text(back.getFileClient("f"))).isEqualTo("content");

        share.delete();
        server.advance(Duration.ofMinutes(1));
        String version = list(deleted).get(0).getVersion();
        assertThat(server.client()
                        .undeleteShareWithResponse(name, version, null, Context.NONE)
                        .getStatusCode())
                .isEqualTo(201);
        assertThat(share.exists()).isTrue();
    }

    @Test
    void propertiesStayAsTheyAreSet() {
        ShareMetrics hourly = new ShareMetrics()
                .setVersion("1.0")
                .setEnabled(true)
                .setIncludeApis(true)
                .setRetentionPolicy(new ShareRetentionPolicy().setEnabled(true).setDays(3));
        ShareCorsRule rule = new ShareCorsRule()
                .setAllowedOrigins("http://one.example")
                .setAllowedMethods("GET,PUT")
                .setAllowedHeaders("x-ms-meta-*")
                .setExposedHeaders("x-ms-meta-*")
                .setMaxAgeInSeconds(300);
        ShareServiceClient service = server.client();
        ShareServiceProperties properties = service.getProperties();
        service.setProperties(properties.setHourMetrics(hourly).setCors(List.of(rule)));

        ShareServiceProperties set =
                service.getPropertiesWithResponse(null, Context.NONE).getValue();
        assertThat(set.getHourMetrics().isIncludeApis()).isTrue();
        assertThat(set.getHourMetrics().getRetentionPolicy().getDays()).isEqualTo(3);
        assertThat(set.getCors()).singleElement().satisfies(each -> {
            assertThat(each.getAllowedMethods()).isEqualTo("GET,PUT");
            assertThat(each.getMaxAgeInSeconds()).isEqualTo(300);
        });
        assertThat(service.setPropertiesWithResponse(set.setCors(List.of()), null, Context.NONE)
                        .getStatusCode())
                .isEqualTo(202);
        assertThat(service.getProperties().getCors()).isEmpty();
    }
}
