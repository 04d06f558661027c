package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import java.time.Duration;
import org.elasto.emulator.http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareHandlersTest {

    private final FileBench files = new FileBench();

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
    }

    private Answer create(String header, String value) {
        return files.send(request("PUT", "/box?restype=share").with(header, value));
    }

    private Answer set(String header, String value) {
        return files.send(request("PUT", "/box?restype=share&comp=properties").with(header, value));
    }

    private Answer head() {
        return files.send("HEAD", "/box?restype=share").expect(200);
    }

    @Test
    void aShareIsMadeOnce() {
        Answer created = create("x-ms-meta-Color", "red").expect(201);
        assertThat(created.header("ETag")).startsWith("\"0x8D");
        assertThat(created.header("Last-Modified")).isEqualTo("Tue, 24 Nov 2026 08:00:00 GMT");
        assertThat(create("x-ms-meta-Color", "blue").expect(409).code()).isEqualTo("ShareAlreadyExists");
        Answer read = files.send("GET", "/box?restype=share").expect(200);
        assertThat(read.header("ETag")).isEqualTo(created.header("ETag"));
        assertThat(read.header("x-ms-meta-Color")).isEqualTo("red");
        assertThat(read.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ab, OutOfRangeInput",
        "Abc, InvalidResourceName",
        "a--b, InvalidResourceName",
        "-ab, InvalidResourceName",
        "ab-, InvalidResourceName",
        "a.bc, InvalidResourceName",
        "$root, InvalidResourceName",
        "$logs, InvalidResourceName",
        "a234567890123456789012345678901234567890123456789012345678901234, OutOfRangeInput"
    })
    void namesOfSharesAreThoseOfHosts(String name, String code) {
        assertThat(files.send("PUT", '/' + name + "?restype=share").expect(400).code())
                .isEqualTo(code);
    }

    @Test
    void aShareOfAnOldVersionTellsItsQuotaAndNoMore() {
        files.share("box");
        Answer old = files.send(request("HEAD", "/box?restype=share").with("x-ms-version", "2018-11-09"));
        assertThat(old.header("x-ms-share-quota")).isEqualTo("5120");
        assertThat(old.header("x-ms-has-immutability-policy")).isEqualTo("false");
        assertThat(old.header("x-ms-has-legal-hold")).isEqualTo("false");
        assertThat(old.header("x-ms-access-tier")).isEmpty();
        assertThat(old.header("x-ms-lease-state")).isEmpty();
        assertThat(old.header("x-ms-enabled-protocols")).isEmpty();
    }

    @Test
    void aShareTellsHowItIsSetUp() {
        files.share("box");
        Answer read = head();
        assertThat(read.header("x-ms-access-tier")).isEqualTo("TransactionOptimized");
        assertThat(read.header("x-ms-access-tier-change-time")).isEmpty();
        assertThat(read.header("x-ms-lease-state")).isEqualTo("available");
        assertThat(read.header("x-ms-lease-status")).isEqualTo("unlocked");
        assertThat(read.header("x-ms-lease-duration")).isEmpty();
        assertThat(read.header("x-ms-enabled-protocols")).isEqualTo("SMB");
        assertThat(read.header("x-ms-root-squash")).isEmpty();
        assertThat(read.header("x-ms-share-provisioned-iops")).isEmpty();
        assertThat(read.header("x-ms-share-paid-bursting-enabled")).isEmpty();
    }

    @Test
    void aShareForNfsIsPremiumAndSquashesRootWhenAsked() {
        create("x-ms-enabled-protocols", "NFS").expect(201);
        assertThat(head().header("x-ms-root-squash")).isEqualTo("NoRootSquash");
        assertThat(head().header("x-ms-access-tier")).isEqualTo("Premium");
        assertThat(head().header("x-ms-enable-snapshot-virtual-directory-access"))
                .isEqualTo("true");
        set("x-ms-root-squash", "allsquash").expect(200);
        set("x-ms-enable-snapshot-virtual-directory-access", "false").expect(200);
        assertThat(head().header("x-ms-root-squash")).isEqualTo("AllSquash");
        assertThat(head().header("x-ms-enabled-protocols")).isEqualTo("NFS");
        assertThat(head().header("x-ms-enable-snapshot-virtual-directory-access"))
                .isEqualTo("false");
    }

    @Test
    void quotaAndTierAreChanged() {
        files.share("box");
        String etag = head().header("ETag");
        files.clock.advance(Duration.ofHours(1));
        String changed = set("x-ms-share-quota", "1").expect(200).header("ETag");
        assertThat(changed).isNotEqualTo(etag).isEqualTo(head().header("ETag"));
        assertThat(head().header("x-ms-share-quota")).isEqualTo("1");
        set("x-ms-access-tier", "cool").expect(200);
        assertThat(head().header("x-ms-access-tier")).isEqualTo("Cool");
        assertThat(head().header("x-ms-access-tier-change-time")).contains("09:00:00");
        assertThat(head().header("x-ms-share-quota")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "x-ms-share-quota, 0",
        "x-ms-share-quota, -1",
        "x-ms-share-quota, 262145",
        "x-ms-share-quota, many",
        "x-ms-access-tier, Archive",
        "x-ms-enabled-protocols, FTP",
        "x-ms-root-squash, RootSquash",
        "x-ms-root-squash, Half",
        "x-ms-share-provisioned-iops, 0",
        "x-ms-share-paid-bursting-enabled, perhaps",
        "x-ms-share-paid-bursting-max-iops, x"
    })
    void headersThatMakeNoSenseAreNamed(String header, String value) {
        Answer refused = create(header, value).expect(400);
        assertThat(refused.code()).isEqualTo("InvalidHeaderValue");
        assertThat(refused.element("HeaderName")).isEqualTo(header);
        assertThat(refused.element("HeaderValue")).isEqualTo(value);
    }

    @Test
    void aPremiumShareTellsWhatItsSizeGivesItAndShrinksAfterADay() {
        files.send(request("PUT", "/box?restype=share")
                        .with("x-ms-access-tier", "Premium")
                        .with("x-ms-share-quota", "110"))
                .expect(201);
        Answer read = head();
        assertThat(read.header("x-ms-share-provisioned-iops")).isEqualTo("3110");
        assertThat(read.header("x-ms-share-provisioned-ingress-mbps")).isEqualTo("45");
        assertThat(read.header("x-ms-share-provisioned-egress-mbps")).isEqualTo("67");
        assertThat(read.header("x-ms-share-provisioned-bandwidth-mibps")).isEqualTo("112");
        assertThat(read.header("x-ms-share-next-allowed-quota-downgrade-time"))
                .isEqualTo("Wed, 25 Nov 2026 08:00:00 GMT");
        assertThat(set("x-ms-share-quota", "100").expect(409).code()).isEqualTo("ContainerQuotaDowngradeNotAllowed");
        set("x-ms-share-quota", "200").expect(200);
        files.clock.advance(Duration.ofDays(1));
        set("x-ms-share-quota", "100").expect(200);
        assertThat(set("x-ms-access-tier", "Hot").expect(400).code()).isEqualTo("InvalidHeaderValue");
    }

    @Test
    void whatIsPaidForIsKeptAndTold() {
        files.send(request("PUT", "/box?restype=share")
                        .with("x-ms-access-tier", "Premium")
                        .with("x-ms-share-paid-bursting-enabled", "true")
                        .with("x-ms-share-paid-bursting-max-iops", "5000")
                        .with("x-ms-share-provisioned-iops", "700")
                        .with("x-ms-share-provisioned-bandwidth-mibps", "80"))
                .expect(201);
        set("x-ms-share-paid-bursting-max-bandwidth-mibps", "1000").expect(200);
        Answer read = head();
        assertThat(read.header("x-ms-share-paid-bursting-enabled")).isEqualTo("true");
        assertThat(read.header("x-ms-share-paid-bursting-max-iops")).isEqualTo("5000");
        assertThat(read.header("x-ms-share-paid-bursting-max-bandwidth-mibps")).isEqualTo("1000");
        assertThat(read.header("x-ms-share-provisioned-iops")).isEqualTo("700");
        assertThat(read.header("x-ms-share-provisioned-bandwidth-mibps")).isEqualTo("80");
    }

    @Test
    void metadataIsReplacedAsAWhole() {
        create("x-ms-meta-a", "1").expect(201);
        files.send(request("PUT", "/box?restype=share&comp=metadata").with("x-ms-meta-B", "2"))
                .expect(200);
        Answer read = files.send("GET", "/box?restype=share&comp=metadata").expect(200);
        assertThat(read.header("x-ms-meta-a")).isEmpty();
        assertThat(read.header("x-ms-meta-B")).isEqualTo("2");
        assertThat(read.header("x-ms-share-quota")).isEmpty();
        assertThat(files.send(request("PUT", "/box?restype=share&comp=metadata").with("x-ms-meta-1", "2"))
                        .expect(400)
                        .code())
                .isEqualTo("InvalidMetadata");
    }

    @Test
    void conditionsHoldForChanges() {
        files.share("box");
        assertThat(files.send(request("PUT", "/box?restype=share&comp=metadata").with("If-Match", "\"0x1\""))
                        .expect(412)
                        .code())
                .isEqualTo("ConditionNotMet");
        files.send(request("DELETE", "/box?restype=share").with("If-None-Match", head().header("ETag")))
                .expect(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&comp=metadata", "&comp=stats"})
    void aShareThatIsNotThereIsNotFound(String comp) {
        assertThat(files.send("GET", "/box?restype=share" + comp).expect(404).code())
                .isEqualTo("ShareNotFound");
    }

    @Test
    void statsTellBytesOrGibibytesByVersion() {
        files.share("box");
        assertThat(files.send("GET", "/box?restype=share&comp=stats")
                        .expect(200)
                        .body())
                .isEqualTo("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>"
                        + "<ShareStats><ShareUsageBytes>0</ShareUsageBytes></ShareStats>");
        assertThat(files.send(request("GET", "/box?restype=share&comp=stats").with("x-ms-version", "2017-11-09"))
                        .element("ShareUsage"))
                .isEqualTo("0");
    }

    @Test
    void theNameOfADeletedShareIsTakenForAWhile() {
        files.share("box");
        files.send("DELETE", "/box?restype=share").expect(202);
        assertThat(files.send("GET", "/box?restype=share").expect(404).code()).isEqualTo("ShareNotFound");
        assertThat(files.send("DELETE", "/box?restype=share").expect(404).code())
                .isEqualTo("ShareNotFound");
        assertThat(create("x-ms-meta-a", "1").expect(409).code()).isEqualTo("ShareBeingDeleted");
        files.share("boxx");
        files.clock.advance(Duration.ofSeconds(30));
        files.share("box");
    }
}
