package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elasto.emulator.azure.ListMarkers;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListBlobsTest {

    private static final Pattern NAME =
            Pattern.compile("<(?:Blob|BlobPrefix)><Name>([^<]*)</Name>(.*?)(?:<Properties>|</BlobPrefix>)");
    private static final String LIST = "/box?restype=container&comp=list";

    private BlobBench blob = new BlobBench().container("box");

    @AfterEach
    void nothingFailed() {
        assertThat(blob.failures()).isZero();
    }

    private Answer list(String query) {
        return blob.send("GET", LIST + query).expect(200);
    }

    /** Names in order; {@code *} behind a snapshot, {@code -} behind what is deleted. */
    private static List<String> names(Answer list) {
        List<String> names = new ArrayList<>();
        Matcher matcher = NAME.matcher(list.body());
        while (matcher.find()) {
            String more = matcher.group(2);
            names.add(matcher.group(1)
                    + (more.contains("<Snapshot>") ? "*" : "")
                    + (more.contains("<Deleted>") ? "-" : ""));
        }
        return names;
    }

    @Test
    void aBlobIsListedWithEverythingThatIsKnownOfIt() {
        blob.clock.advance(Duration.ofMillis(1));
        blob.send(request("PUT", "/box/a%3Cb")
                        .with("x-ms-blob-type", "BlockBlob")
                        .with("x-ms-meta-Color", "blue")
                        .with("x-ms-tags", "k=v")
                        .with("Cache-Control", "no-cache")
                        .body("hello"))
                .expect(201);
        Answer got = list("&prefix=a&maxresults=7&include=metadata,tags");
        String etag = blob.send("HEAD", "/box/a%3Cb").header("ETag").replace("\"", "");
        assertThat(got.header("Content-Type")).isEqualTo("application/xml");
        assertThat(got.body())
                .isEqualTo("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>"
                        + "<EnumerationResults ServiceEndpoint=\"http://localhost:9000/acct/\" ContainerName=\"box\">"
                        + "<Prefix>a</Prefix><MaxResults>7</MaxResults><Blobs><Blob><Name>a&lt;b</Name><Properties>"
                        + "<Creation-Time>Tue, 24 Nov 2026 08:00:00 GMT</Creation-Time>"
                        + "<Last-Modified>Tue, 24 Nov 2026 08:00:00 GMT</Last-Modified><Etag>" + etag + "</Etag>"
                        + "<Content-Length>5</Content-Length><Content-Type>application/octet-stream</Content-Type>"
                        + "<Content-Encoding /><Content-Language /><Content-MD5>XUFAKrxLKna5cZ2REBfFkg==</Content-MD5>"
                        + "<Cache-Control>no-cache</Cache-Control><Content-Disposition /><BlobType>BlockBlob</BlobType>"
                        + "<AccessTier>Hot</AccessTier><AccessTierInferred>true</AccessTierInferred>"
                        + "<LeaseStatus>unlocked</LeaseStatus><LeaseState>available</LeaseState>"
                        + "<ServerEncrypted>true</ServerEncrypted><TagCount>1</TagCount></Properties>"
                        + "<Metadata><Color>blue</Color></Metadata>"
                        + "<Tags><TagSet><Tag><Key>k</Key><Value>v</Value></Tag></TagSet></Tags></Blob></Blobs>"
                        + "<NextMarker /></EnumerationResults>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                        | A a/1 a/2 a/b/3 b c/1 é",
                "&prefix=a/                | a/1 a/2 a/b/3",
                "&delimiter=/              | A a/ b c/ é",
                "&delimiter=/&prefix=a/    | a/1 a/2 a/b/",
                "&delimiter=/&prefix=a     | a/",
                "&delimiter=/b/&prefix=a   | a/1 a/2 a/b/",
                "&prefix=zz                | ''",
                "&startFrom=a/2            | a/2 a/b/3 b c/1 é",
                "&startFrom=a/2&delimiter=/ | a/ b c/ é",
                "&startFrom=0&prefix=a/b   | a/b/3",
                "&delimiter=/&showonly=directories | a/ c/",
                "&delimiter=/&showonly=files | A b é",
                "&showonly=deleted         | ''"
            })
    void namesAreFilteredAndRolledUp(String query, String expected) {
        for (String name : new String[] {"b", "a/1", "a/2", "a/b/3", "A", "c/1", "%C3%A9"}) {
            blob.putBlock("/box/" + name, "x");
        }
        assertThat(String.join(" ", names(list(query)))).isEqualTo(expected);
        assertThat(String.join(" ", inPagesOfOne(query))).isEqualTo(expected);
    }

    private List<String> inPagesOfOne(String query) {
        List<String> names = new ArrayList<>();
        String marker = "";
        do {
            Answer page = list(query + "&maxresults=1" + (marker.isEmpty() ? "" : "&marker=" + marker));
            assertThat(names(page)).hasSizeLessThanOrEqualTo(1);
            names.addAll(names(page));
            marker = page.element("NextMarker");
        } while (!marker.isEmpty());
        return names;
    }

    @Test
    void snapshotsComeBeforeTheirBlobAndPagesGoOnAmongThem() {
        blob.putBlock("/box/a", "1");
        blob.send("PUT", "/box/a?comp=snapshot").expect(201);
        blob.send("PUT", "/box/a?comp=snapshot").expect(201);
        blob.putBlock("/box/b", "2");
        assertThat(names(list("&include=snapshots"))).containsExactly("a*", "a*", "a", "b");
        assertThat(inPagesOfOne("&include=snapshots")).containsExactly("a*", "a*", "a", "b");
        assertThat(names(list(""))).containsExactly("a", "b");
        assertThat(list("&include=snapshots&maxresults=1").body())
                .doesNotContain("<AccessTier>")
                .doesNotContain("<LeaseStatus>");
        assertThat(names(list("&include=snapshots&delimiter=/"))).containsExactly("a*", "a*", "a", "b");
        Answer refused = blob.send(
                        request("GET", LIST + "&include=snapshots&delimiter=/").with("x-ms-version", "2018-11-09"))
                .expect(400);
        assertThat(refused.code()).isEqualTo("InvalidQueryParameterValue");
    }

    @Test
    void aBlobOnItsWayOutOfTheArchiveSaysSoUntilItIsThere() {
        blob.putBlock("/box/r", "1");
        for (String tier : new String[] {"Archive", "Hot"}) {
            blob.send(request("PUT", "/box/r?comp=tier").with("x-ms-access-tier", tier));
        }
        assertThat(list("").body())
                .contains("<AccessTier>Archive</AccessTier><ArchiveStatus>rehydrate-pending-to-hot</ArchiveStatus>"
                        + "<AccessTierChangeTime>Tue, 24 Nov 2026 08:00:00 GMT</AccessTierChangeTime>"
                        + "<RehydratePriority>Standard</RehydratePriority>");
        blob.clock.advance(Duration.ofHours(15));
        assertThat(list("").body()).contains("<AccessTier>Hot</AccessTier>").doesNotContain("ArchiveStatus");
    }

    @Test
    void blocksThatWaitAreListedIfAskedFor() {
        blob.send(request("PUT", "/box/w?comp=block&blockid=AAAA").body("x")).expect(201);
        assertThat(names(list(""))).isEmpty();
        assertThat(list("&include=uncommittedblobs").body())
                .contains(
                        "<Blob><Name>w</Name><Properties><Content-Length>0</Content-Length>"
                                + "<BlobType>BlockBlob</BlobType><AccessTier>Hot</AccessTier>"
                                + "<AccessTierInferred>true</AccessTierInferred><LeaseStatus>unlocked</LeaseStatus>"
                                + "<LeaseState>available</LeaseState><ServerEncrypted>false</ServerEncrypted></Properties></Blob>");
    }

    @Test
    void deletedBlobsAreListedUntilTheyAreGone() {
        blob.send(request("PUT", "/?restype=service&comp=properties")
                        .body("<StorageServiceProperties><DeleteRetentionPolicy><Enabled>true</Enabled><Days>3</Days>"
                                + "</DeleteRetentionPolicy></StorageServiceProperties>"))
                .expect(202);
        blob.putBlock("/box/d", "1");
        blob.send("PUT", "/box/d?comp=snapshot").expect(201);
        blob.putBlock("/box/dir/e", "1");
        blob.send(request("DELETE", "/box/d").with("x-ms-delete-snapshots", "include"))
                .expect(202);
        blob.send("DELETE", "/box/dir/e").expect(202);
        assertThat(names(list(""))).isEmpty();
        assertThat(names(list("&delimiter=/"))).isEmpty();
        blob.clock.advance(Duration.ofHours(1));
        assertThat(names(list("&include=deleted"))).containsExactly("d-", "dir/e-");
        assertThat(names(list("&include=deleted,snapshots"))).containsExactly("d*-", "d-", "dir/e-");
        assertThat(names(list("&showonly=deleted&delimiter=/"))).containsExactly("d-", "dir/");
        assertThat(list("&include=deleted").body())
                .contains("<LeaseStatus /><ServerEncrypted>true</ServerEncrypted>"
                        + "<DeletedTime>Tue, 24 Nov 2026 08:00:00 GMT</DeletedTime>"
                        + "<RemainingRetentionDays>2</RemainingRetentionDays>");
        blob.clock.advance(Duration.ofDays(3));
        assertThat(names(list("&include=deleted,snapshots"))).isEmpty();
    }

    @Test
    void versionsAreListedFromTheOldestOn() {
        blob = BlobBench.withVersioning().container("box");
        blob.putBlock("/box/v", "1");
        blob.putBlock("/box/v", "22");
        assertThat(list("").body()).doesNotContain("VersionId");
        assertThat(list("&include=versions").body())
                .containsSubsequence(
                        "<VersionId>",
                        "</VersionId><Properties>",
                        "<Content-Length>1<",
                        "<VersionId>",
                        "<IsCurrentVersion>true</IsCurrentVersion>",
                        "<Content-Length>2<");
        blob.send("DELETE", "/box/v").expect(202);
        assertThat(names(list(""))).isEmpty();
        assertThat(names(list("&include=versions"))).containsExactly("v", "v");
        assertThat(list("&include=versions").body()).doesNotContain("IsCurrentVersion");
        assertThat(list("&include=deletedwithversions").body())
                .contains("<Blob><Name>v</Name><Properties>")
                .contains("<Content-Length>2<")
                .contains("</Properties><HasVersionsOnly>true</HasVersionsOnly></Blob>");
    }

    @Test
    void namesThatXmlCannotCarryAreEncodedSinceThereAreVersionsThatSaySo() {
        blob.putBlock("/box/x%01/y", "1");
        assertThat(list("").body()).contains("<Name Encoded=\"true\">x%01/y</Name>");
        assertThat(list("&delimiter=/").body())
                .contains("<BlobPrefix><Name Encoded=\"true\">x%01/</Name></BlobPrefix>");
        assertThat(blob.send(request("GET", LIST).with("x-ms-version", "2020-10-02"))
                        .body())
                .contains("<Name>x\uFFFD/y</Name>");
    }

    @Test
    void theKeyOfACustomerHidesTheMetadata() {
        blob.send(request("PUT", "/box/k")
                        .with("x-ms-blob-type", "BlockBlob")
                        .with("x-ms-meta-a", "b")
                        .with("x-ms-encryption-key", "MDEyMzQ1NjcwMTIzNDU2NzAxMjM0NTY3MDEyMzQ1Njc=")
                        .with("x-ms-encryption-key-sha256", "3QFFFpRA5+XANHqwwbT4yXDmrT/2JaLt/FKHjzhOdoE=")
                        .with("x-ms-encryption-algorithm", "AES256")
                        .body("x"))
                .expect(201);
        assertThat(list("&include=metadata").body())
                .contains("<CustomerProvidedKeySha256>3QFFFpRA5+XANHqwwbT4yXDmrT/2JaLt/FKHjzhOdoE=<")
                .contains("<Metadata Encrypted=\"true\" />");
    }

    @ParameterizedTest
    @CsvSource({
        "maxresults=0, OutOfRangeQueryParameterValue",
        "maxresults=-1, OutOfRangeQueryParameterValue",
        "maxresults=x, InvalidQueryParameterValue",
        "maxresults=, InvalidQueryParameterValue",
        "marker=x, InvalidQueryParameterValue",
        "marker=2!4!AAAA, InvalidQueryParameterValue",
        "include=everything, InvalidQueryParameterValue",
        "showonly=nothing, InvalidQueryParameterValue"
    })
    void parametersThatMakeNoSenseAreRefused(String parameter, String code) {
        assertThat(blob.send("GET", LIST + '&' + parameter).expect(400).code()).isEqualTo(code);
    }

    @Test
    void maxresultsAboveTheMostIsTheMost() {
        assertThat(list("&maxresults=99999999999").element("MaxResults")).isEqualTo("99999999999");
    }

    @Test
    void aContainerThatIsNotThereIsNotFound() {
        assertThat(blob.send("GET", "/none?restype=container&comp=list")
                        .expect(404)
                        .code())
                .isEqualTo("ContainerNotFound");
    }

    @Test
    void theEndpointIsNamedAsItWasCalled() {
        PlainRequest byHost = PlainRequest.bare("GET", LIST).with("Host", "acct.blob.localhost:10000");
        assertThat(blob.send(byHost).expect(200).body())
                .contains("ServiceEndpoint=\"http://acct.blob.localhost:10000/\"");
        PlainRequest secondary =
                PlainRequest.bare("GET", "/acct-secondary" + LIST).with("Host", "127.0.0.1:10000");
        assertThat(blob.send(secondary).expect(200).body())
                .contains("ServiceEndpoint=\"http://127.0.0.1:10000/acct-secondary/\"");
    }

    @Test
    void aPrefixOverManyNamesIsSteppedOver() {
        int many = BlobWalk.FARTHEST + 10;
        BlobFixtures.fill(blob.store, "box", many, i -> "many/" + i);
        blob.putBlock("/box/zzz", "x");
        Answer page = list("&delimiter=/");
        assertThat(names(page)).containsExactly("many/", "zzz");
        assertThat(page.element("NextMarker")).isEmpty();
        assertThat(names(list(""))).hasSize(5000);
    }

    @Test
    void namesThatDoNotShowEndAPageEarlyWithAMarker() {
        int many = BlobWalk.FARTHEST + 10;
        BlobFixtures.fill(blob.store, "box", many, i -> "n/" + i);
        Answer page = list("&showonly=directories");
        assertThat(names(page)).isEmpty();
        String marker = page.element("NextMarker");
        assertThat(ListMarkers.parseBlob(marker).name()).startsWith("n/");
        assertThat(list("&showonly=directories&marker=" + marker).element("NextMarker"))
                .isEmpty();
    }
}
