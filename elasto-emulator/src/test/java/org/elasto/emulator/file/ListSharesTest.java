package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elasto.emulator.http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListSharesTest {

    private static final Pattern ITEM =
            Pattern.compile("<Share><Name>([^<]*)</Name>(?:<Snapshot>[^<]*T08:00:(..)[^<]*</Snapshot>)?(<Version>)?");

    private final FileBench files = new FileBench(7);

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
    }

    /** Snapshots have their second behind, deleted shares a hyphen. */
    private static List<String> names(Answer list) {
        List<String> names = new ArrayList<>();
        Matcher matcher = ITEM.matcher(list.body());
        while (matcher.find()) {
            String snapshot = matcher.group(2) == null ? "" : '@' + matcher.group(2);
            names.add(matcher.group(1) + snapshot + (matcher.group(3) == null ? "" : "-"));
        }
        return names;
    }

    private List<String> inPages(String query, int size) {
        List<String> names = new ArrayList<>();
        String marker = "";
        do {
            Answer page = files.send("GET", "/?comp=list" + query + "&maxresults=" + size + "&marker=" + marker)
                    .expect(200);
            assertThat(names(page)).hasSizeLessThanOrEqualTo(size);
            names.addAll(names(page));
            assertThat(names).hasSizeLessThan(50);
            marker = page.element("NextMarker");
        } while (!marker.isEmpty());
        return names;
    }

    private void snapshot(String share) {
        files.send("PUT", '/' + share + "?restype=share&comp=snapshot").expect(201);
    }

    @Test
    void aShareOfAnOldVersionIsListedAsRecorded() {
        files.send(request("PUT", "/box?restype=share").with("x-ms-meta-a", "b"))
                .expect(201);
        String etag = files.send("HEAD", "/box?restype=share").header("ETag");
        assertThat(files.send(request("GET", "/?comp=list&prefix=b&include=metadata")
                                .with("x-ms-version", "2018-11-09"))
                        .expect(200)
                        .body())
                .isEqualTo("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>"
                        + "<EnumerationResults ServiceEndpoint=\"http://localhost:9000/acct/\"><Prefix>b</Prefix>"
                        + "<Shares><Share><Name>box</Name><Properties>"
                        + "<Last-Modified>Tue, 24 Nov 2026 08:00:00 GMT</Last-Modified><Etag>" + etag + "</Etag>"
                        + "<Quota>5120</Quota></Properties><Metadata><a>b</a></Metadata></Share></Shares>"
                        + "<NextMarker /></EnumerationResults>");
    }

    @Test
    void aShareIsListedWithAllThatItsVersionKnows() {
        files.send(request("PUT", "/box?restype=share").with("x-ms-access-tier", "Hot"))
                .expect(201);
        files.send(request("PUT", "/nfs?restype=share").with("x-ms-enabled-protocols", "NFS"))
                .expect(201);
        files.send(request("PUT", "/box?restype=share&comp=lease")
                        .with("x-ms-lease-action", "acquire")
                        .with("x-ms-lease-duration", "-1"))
                .expect(201);
        assertThat(files.send("GET", "/?comp=list").body())
                .contains("<Quota>5120</Quota><AccessTier>Hot</AccessTier>"
                        + "<AccessTierChangeTime>Tue, 24 Nov 2026 08:00:00 GMT</AccessTierChangeTime>"
                        + "<EnabledProtocols>SMB</EnabledProtocols><LeaseStatus>locked</LeaseStatus>"
                        + "<LeaseState>leased</LeaseState><LeaseDuration>infinite</LeaseDuration></Properties>")
                .contains("<ProvisionedIops>8120</ProvisionedIops>"
                        + "<ProvisionedIngressMBps>245</ProvisionedIngressMBps>"
                        + "<ProvisionedEgressMBps>368</ProvisionedEgressMBps>"
                        + "<ProvisionedBandwidthMiBps>613</ProvisionedBandwidthMiBps>"
                        + "<NextAllowedQuotaDowngradeTime>Wed, 25 Nov 2026 08:00:00 GMT</NextAllowedQuotaDowngradeTime>"
                        + "<AccessTier>Premium</AccessTier><EnabledProtocols>NFS</EnabledProtocols>"
                        + "<RootSquash>NoRootSquash</RootSquash>"
                        + "<EnableSnapshotVirtualDirectoryAccess>true</EnableSnapshotVirtualDirectoryAccess>"
                        + "<PaidBurstingEnabled>false</PaidBurstingEnabled>"
                        + "<LeaseStatus>unlocked</LeaseStatus>")
                .doesNotContain("<Metadata");
    }

    @ParameterizedTest
    @CsvSource({
        "'', abc abd b-c",
        "&prefix=ab, abc abd",
        "&prefix=b, b-c",
        "&prefix=x, ''",
        "&include=snapshots, abc@00 abc@01 abc abd b-c@02 b-c",
        "&include=snapshots&prefix=b, b-c@02 b-c",
    })
    void pagesJoinToTheWholeList(String query, String expected) {
        files.share("abc").share("b-c").share("abd");
        snapshot("abc");
        snapshot("abc");
        snapshot("b-c");
        for (int size = 1; size < 7; size++) {
            assertThat(String.join(" ", inPages(query, size))).isEqualTo(expected);
        }
        assertThat(files.send("GET", "/?comp=list&prefix=ab&maxresults=1").element("NextMarker"))
                .isEqualTo("/acct/abd");
    }

    @Test
    void deletedSharesAreListedAndComeBack() {
        files.share("box");
        snapshot("box");
        deleteBox();
        files.share("box");
        deleteBox();
        files.share("box");
        assertThat(inPages("&include=deleted", 1)).containsExactly("box", "box-", "box-");
        assertThat(inPages("&include=deleted,snapshots", 2)).containsExactly("box", "box-", "box-");
        assertThat(inPages("", 1)).containsExactly("box");
        assertThat(names(
                        files.send(request("GET", "/?comp=list&include=deleted").with("x-ms-version", "2019-07-07"))))
                .containsExactly("box");

        String version = versionOfFirstDeleted();
        assertThat(restore("/box", version, 409).code()).isEqualTo("ShareAlreadyExists");
        restore("/other", version, 201);
        assertThat(inPages("&include=deleted", 5)).containsExactly("box", "box-", "other");
        assertThat(restore("/third", version, 404).code()).isEqualTo("ShareNotFound");
    }

    private void deleteBox() {
        files.send(request("DELETE", "/box?restype=share").with("x-ms-delete-snapshots", "include"))
                .expect(202);
        assertThat(files.send("PUT", "/box?restype=share").expect(409).code()).isEqualTo("ShareBeingDeleted");
        files.clock.advance(Duration.ofSeconds(30));
    }

    private String versionOfFirstDeleted() {
        Answer list = files.send("GET", "/?comp=list&include=deleted");
        assertThat(list.body())
                .contains("<Deleted>true</Deleted>")
                .contains("<DeletedTime>Tue, 24 Nov 2026 08:00:")
                .contains("<RemainingRetentionDays>6</RemainingRetentionDays>");
        assertThat(list.element("Version")).matches("[0-9A-F]{16}");
        return list.element("Version");
    }

    private Answer restore(String target, String version, int status) {
        return files.send(request("PUT", target + "?restype=share&comp=undelete")
                        .with("x-ms-deleted-share-name", "box")
                        .with("x-ms-deleted-share-version", version))
                .expect(status);
    }

    @Test
    void aRestoredShareIsWhatItWas() {
        files.send(request("PUT", "/box?restype=share").with("x-ms-meta-a", "b"))
                .expect(201);
        snapshot("box");
        String etag = files.send("HEAD", "/box?restype=share").header("ETag");
        deleteBox();
        files.clock.advance(Duration.ofHours(1));
        assertThat(restore("/box", versionOfFirstDeleted(), 201).header("ETag")).isEqualTo(etag);
        assertThat(files.send("HEAD", "/box?restype=share").header("x-ms-meta-a"))
                .isEqualTo("b");
        assertThat(inPages("&include=snapshots", 5)).containsExactly("box@00", "box");
    }

    @Test
    void timeTakesDeletedSharesAway() {
        files.share("box");
        deleteBox();
        String version = versionOfFirstDeleted();
        files.clock.advance(Duration.ofDays(7));
        assertThat(inPages("&include=deleted", 5)).isEmpty();
        restore("/box", version, 404);
    }

    @Test
    void withoutRetentionNothingIsListedOrComesBack() {
        FileBench plain = new FileBench().share("box");
        plain.send("DELETE", "/box?restype=share").expect(202);
        assertThat(names(plain.send("GET", "/?comp=list&include=deleted"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "maxresults=0, OutOfRangeQueryParameterValue",
        "maxresults=x, InvalidQueryParameterValue",
        "marker=abc, InvalidQueryParameterValue",
        "marker=/other/abc, InvalidQueryParameterValue",
        "include=all, InvalidQueryParameterValue",
        "include=metadata;deleted, InvalidQueryParameterValue"
    })
    void parametersThatMakeNoSenseAreRefused(String parameter, String code) {
        assertThat(files.send("GET", "/?comp=list&" + parameter).expect(400).code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "x-ms-deleted-share-name, x-ms-deleted-share-version",
        "x-ms-deleted-share-version, x-ms-deleted-share-name"
    })
    void restoringNeedsNameAndVersion(String sent, String missing) {
        Answer refused = files.send(
                        request("PUT", "/box?restype=share&comp=undelete").with(sent, "a"))
                .expect(400);
        assertThat(refused.code()).isEqualTo("MissingRequiredHeader");
        assertThat(refused.element("HeaderName")).isEqualTo(missing);
    }
}
