package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elasto.emulator.azure.AzureAccount;
import org.elasto.emulator.http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListContainersTest {

    private static final Pattern NAME = Pattern.compile("<Container><Name>([^<]*)</Name>(<Version>)?");

    private final BlobBench blob =
            new BlobBench(new BlobAccount(AzureAccount.of(BlobBench.ACCOUNT, BlobBench.KEY), false, 7, false));

    @AfterEach
    void nothingFailed() {
        assertThat(blob.failures()).isZero();
    }

    private static List<String> names(Answer list) {
        List<String> names = new ArrayList<>();
        Matcher matcher = NAME.matcher(list.body());
        while (matcher.find()) {
            names.add(matcher.group(1) + (matcher.group(2) == null ? "" : "-"));
        }
        return names;
    }

    private List<String> inPages(String query, int size) {
        List<String> names = new ArrayList<>();
        String marker = "";
        do {
            Answer page = blob.send("GET", "/?comp=list" + query + "&maxresults=" + size + "&marker=" + marker)
                    .expect(200);
            names.addAll(names(page));
            marker = page.element("NextMarker");
        } while (!marker.isEmpty());
        return names;
    }

    @Test
    void aContainerIsListedWithItsProperties() {
        blob.send(request("PUT", "/box?restype=container")
                        .with("x-ms-blob-public-access", "blob")
                        .with("x-ms-meta-a", "b"))
                .expect(201);
        String etag = blob.send("HEAD", "/box?restype=container").header("ETag");
        assertThat(blob.send(request("GET", "/?comp=list&prefix=b&include=metadata")
                                .with("x-ms-version", "2018-11-09"))
                        .expect(200)
                        .body())
                .isEqualTo("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>"
                        + "<EnumerationResults ServiceEndpoint=\"http://localhost:9000/acct/\"><Prefix>b</Prefix><Containers>"
                        + "<Container><Name>box</Name><Properties>"
                        + "<Last-Modified>Tue, 24 Nov 2026 08:00:00 GMT</Last-Modified>"
                        + "<Etag>" + etag + "</Etag><LeaseStatus>unlocked</LeaseStatus>"
                        + "<LeaseState>available</LeaseState><PublicAccess>blob</PublicAccess>"
                        + "<HasImmutabilityPolicy>false</HasImmutabilityPolicy><HasLegalHold>false</HasLegalHold>"
                        + "</Properties><Metadata><a>b</a></Metadata></Container></Containers><NextMarker />"
                        + "</EnumerationResults>");
        assertThat(blob.send("GET", "/?comp=list").body())
                .contains("<DefaultEncryptionScope>$account-encryption-key</DefaultEncryptionScope>"
                        + "<DenyEncryptionScopeOverride>false</DenyEncryptionScopeOverride>");
    }

    @ParameterizedTest
    @CsvSource({
        "'', $root abc abd b-c",
        "&prefix=ab, abc abd",
        "&prefix=b, b-c",
        "&prefix=x, ''",
        "&include=system, $logs $root abc abd b-c"
    })
    void pagesJoinToTheWholeList(String query, String expected) {
        blob.container("abc")
                .container("b-c")
                .container("abd")
                .container("$logs")
                .container("$root");
        for (int size = 1; size < 4; size++) {
            assertThat(String.join(" ", inPages(query, size))).isEqualTo(expected);
        }
        assertThat(blob.send("GET", "/?comp=list&prefix=ab&maxresults=1").element("NextMarker"))
                .isEqualTo("/acct/abd");
    }

    @Test
    void deletedContainersAreListedAndComeBack() {
        blob.container("box");
        blob.putBlock("/box/a", "kept");
        blob.send("DELETE", "/box?restype=container").expect(202);
        assertThat(blob.send("PUT", "/box?restype=container").expect(409).code())
                .isEqualTo("ContainerBeingDeleted");
        blob.clock.advance(Duration.ofSeconds(30));
        blob.container("box");
        blob.send("DELETE", "/box?restype=container").expect(202);
        blob.clock.advance(Duration.ofSeconds(30));
        blob.container("box");
        assertThat(inPages("&include=deleted", 1)).containsExactly("box", "box-", "box-");
        assertThat(inPages("&include=deleted", 2)).containsExactly("box", "box-", "box-");
        assertThat(inPages("", 1)).containsExactly("box");

        String version = versionOfFirstDeleted();
        assertThat(restore("/box", "box", version, 409).code()).isEqualTo("ContainerAlreadyExists");
        restore("/other", "box", version, 201);
        assertThat(inPages("&include=deleted", 5)).containsExactly("box", "box-", "other");
        assertThat(restore("/third", "box", version, 404).code()).isEqualTo("ContainerNotFound");
    }

    private String versionOfFirstDeleted() {
        Answer list = blob.send("GET", "/?comp=list&include=deleted");
        assertThat(list.body()).contains("<RemainingRetentionDays>6</RemainingRetentionDays>");
        assertThat(list.element("Version")).matches("[0-9A-F]{16}");
        return list.element("Version");
    }

    private Answer restore(String target, String name, String version, int status) {
        return blob.send(request("PUT", target + "?restype=container&comp=undelete")
                        .with("x-ms-deleted-container-name", name)
                        .with("x-ms-deleted-container-version", version))
                .expect(status);
    }

    @Test
    void aRestoredContainerHasItsBlobs() {
        blob.container("box");
        blob.putBlock("/box/a", "kept");
        blob.send("DELETE", "/box?restype=container").expect(202);
        blob.send("GET", "/box/a").expect(404);
        blob.clock.advance(Duration.ofHours(1));
        restore("/box", "box", versionOfFirstDeleted(), 201);
        assertThat(blob.send("GET", "/box/a").body()).isEqualTo("kept");
    }

    @Test
    void timeTakesDeletedContainersAway() {
        blob.container("box");
        blob.send("DELETE", "/box?restype=container").expect(202);
        blob.clock.advance(Duration.ofHours(1));
        String version = versionOfFirstDeleted();
        blob.clock.advance(Duration.ofDays(7));
        assertThat(inPages("&include=deleted", 5)).isEmpty();
        restore("/box", "box", version, 404);
    }

    @Test
    void withoutRetentionNothingComesBackAndTheNameIsTakenForAWhile() {
        BlobBench plain = new BlobBench().container("box");
        plain.send("DELETE", "/box?restype=container").expect(202);
        assertThat(plain.send("PUT", "/box?restype=container").expect(409).code())
                .isEqualTo("ContainerBeingDeleted");
        assertThat(names(plain.send("GET", "/?comp=list&include=deleted"))).isEmpty();
        plain.clock.advance(Duration.ofSeconds(29));
        plain.send("PUT", "/box?restype=container").expect(409);
        plain.send("PUT", "/bo?restype=container").expect(400);
        plain.container("bow").container("boxx");
        plain.clock.advance(Duration.ofSeconds(1));
        plain.container("box");
    }

    @ParameterizedTest
    @CsvSource({
        "maxresults=0, OutOfRangeQueryParameterValue",
        "marker=abc, InvalidQueryParameterValue",
        "marker=/other/abc, InvalidQueryParameterValue",
        "include=all, InvalidQueryParameterValue"
    })
    void parametersThatMakeNoSenseAreRefused(String parameter, String code) {
        assertThat(blob.send("GET", "/?comp=list&" + parameter).expect(400).code())
                .isEqualTo(code);
    }

    @Test
    void restoringNeedsAVersion() {
        assertThat(blob.send("PUT", "/box?restype=container&comp=undelete")
                        .expect(400)
                        .code())
                .isEqualTo("MissingRequiredHeader");
    }
}
