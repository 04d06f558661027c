package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagHandlersTest {

    private static final Pattern FOUND = Pattern.compile("<Name>([^<]*)</Name><ContainerName>([^<]*)</ContainerName>");

    private BlobBench blob = new BlobBench().container("box").container("other");

    @AfterEach
    void nothingFailed() {
        assertThat(blob.failures()).isZero();
    }

    private static String tag(String name, String value) {
        return "<Tag><Key>" + name + "</Key><Value>" + value + "</Value></Tag>";
    }

    private static PlainRequest tags(String target, String tags) {
        return request("PUT", target + "?comp=tags").body("<Tags><TagSet>" + tags + "</TagSet></Tags>");
    }

    @Test
    void tagsAreReplacedAsAWholeAndLeaveTheBlobAsItIs() {
        String etag = blob.putBlock("/box/b", "x").header("ETag");
        assertThat(blob.send("GET", "/box/b?comp=tags").expect(200).body()).endsWith("<Tags><TagSet /></Tags>");
        assertThat(blob.send(tags("/box/b", tag("b", "2") + tag("a", "")))
                        .expect(204)
                        .body())
                .isEmpty();
        Answer got = blob.send("GET", "/box/b?comp=tags").expect(200);
        assertThat(got.header("Content-Type")).isEqualTo("application/xml");
        assertThat(got.body())
                .endsWith("<Tags><TagSet><Tag><Key>a</Key><Value /></Tag>" + tag("b", "2") + "</TagSet></Tags>");
        Answer head = blob.send("HEAD", "/box/b").expect(200);
        assertThat(head.header("ETag")).isEqualTo(etag);
        assertThat(head.header("x-ms-tag-count")).isEqualTo("2");
        blob.send(tags("/box/b", "")).expect(204);
        assertThat(blob.send("HEAD", "/box/b").header("x-ms-tag-count")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Tags>                                                              | InvalidXmlDocument",
                "<Other />                                                           | InvalidXmlDocument",
                "<Tags><Set /></Tags>                                                | InvalidXmlDocument",
                "<Tags><TagSet><T /></TagSet></Tags>                                 | InvalidXmlDocument",
                "<Tags><TagSet><Tag /></TagSet></Tags>                               | InvalidXmlDocument",
                "<Tags><TagSet><Tag><Key>a</Key></Tag></TagSet></Tags>               | InvalidXmlDocument",
                "<Tags><TagSet><Tag><Key>a</Key><Value>b</Value><X /></Tag></TagSet></Tags> | InvalidXmlDocument",
                "<Tags><TagSet><Tag><Key>a</Key><Value>*</Value></Tag></TagSet></Tags> | InvalidInput",
                "<Tags><TagSet><Tag><Key /><Value>b</Value></Tag></TagSet></Tags>    | InvalidInput"
            })
    void documentsThatMakeNoSenseAreRefused(String document, String code) {
        blob.putBlock("/box/b", "x");
        Answer refused =
                blob.send(request("PUT", "/box/b?comp=tags").body(document)).expect(400);
        assertThat(refused.code()).isEqualTo(code);
    }

    @Test
    void tagsHaveTheirLimits() {
        blob.putBlock("/box/b", "x");
        StringBuilder ten = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            ten.append(tag("k" + i, "v".repeat(256)));
        }
        blob.send(tags("/box/b", ten.toString())).expect(204);
        for (String bad : new String[] {
            ten + tag("k10", "v"), tag("k", "v".repeat(257)), tag("k".repeat(129), "v"), tag("a", "1") + tag("a", "2")
        }) {
            blob.send(tags("/box/b", bad)).expect(400);
        }
        blob.send(request("PUT", "/box/b?comp=tags").body(" ".repeat(65537))).expect(413);
    }

    @Test
    void conditionsAndLeasesAreJudged() {
        blob.putBlock("/box/b", "x");
        blob.send(tags("/box/b", tag("a", "1"))).expect(204);
        assertThat(blob.send(tags("/box/b", "").with("x-ms-if-tags", "\"a\"='2'"))
                        .expect(412)
                        .code())
                .isEqualTo("ConditionNotMet");
        assertThat(blob.send(request("GET", "/box/b?comp=tags").with("x-ms-if-tags", "\"a\"='2'"))
                        .expect(412)
                        .code())
                .isEqualTo("ConditionNotMet");
        blob.send(request("PUT", "/box/b?comp=lease")
                        .with("x-ms-lease-action", "acquire")
                        .with("x-ms-lease-duration", "-1"))
                .expect(201);
        assertThat(blob.send(tags("/box/b", "")).expect(412).code()).isEqualTo("LeaseIdMissing");
        assertThat(blob.send(tags("/box/none", "")).expect(404).code()).isEqualTo("BlobNotFound");
        String snapshot = blob.send("PUT", "/box/b?comp=snapshot").header("x-ms-snapshot");
        assertThat(blob.send(request("PUT", "/box/b?comp=tags&snapshot=" + snapshot)
                                .body("<Tags><TagSet /></Tags>"))
                        .expect(400)
                        .code())
                .isEqualTo("InvalidOperation");
    }

    @Test
    void everyVersionHasItsOwnTags() {
        blob = BlobBench.withVersioning().container("box");
        String first = blob.putBlock("/box/b", "1").header("x-ms-version-id");
        String second = blob.putBlock("/box/b", "2").header("x-ms-version-id");
        PlainRequest onFirst = request("PUT", "/box/b?comp=tags&versionid=" + first)
                .body("<Tags><TagSet>" + tag("v", "1") + "</TagSet></Tags>");
        blob.send(onFirst).expect(204);
        PlainRequest onSecond = request("PUT", "/box/b?comp=tags&versionid=" + second)
                .body("<Tags><TagSet>" + tag("v", "2") + "</TagSet></Tags>");
        blob.send(onSecond).expect(204);
        assertThat(blob.send("GET", "/box/b?comp=tags").body()).contains(tag("v", "2"));
        assertThat(blob.send("GET", "/box/b?comp=tags&versionid=" + first).body())
                .contains(tag("v", "1"));
        blob.send(request("PUT", "/box/b?comp=tags&versionid=2000-01-01T00:00:00.0000000Z")
                        .body("<Tags><TagSet /></Tags>"))
                .expect(404);
    }

    private void someTaggedBlobs() {
        for (String each :
                new String[] {"box/a:k=1&z=9", "box/b:k=2", "box/c:", "other/a:k=1", "other/b:k=10", "other/d/e:k=1"}) {
            int colon = each.indexOf(':');
            blob.send(request("PUT", '/' + each.substring(0, colon))
                            .with("x-ms-blob-type", "BlockBlob")
                            .with("x-ms-tags", each.substring(colon + 1))
                            .body("x"))
                    .expect(201);
        }
    }

    private static List<String> found(Answer answer) {
        List<String> names = new ArrayList<>();
        Matcher matcher = FOUND.matcher(answer.body());
        while (matcher.find()) {
            names.add(matcher.group(2) + '/' + matcher.group(1));
        }
        return names;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/?comp=blobs                    | k='1'                       | box/a other/a other/d/e",
                "/?comp=blobs                    | \"k\" = '1'                 | box/a other/a other/d/e",
                "/?comp=blobs                    | k>='1' AND k<'2'            | box/a other/a other/b other/d/e",
                "/?comp=blobs                    | @container='other' AND k='1' | other/a other/d/e",
                "/?comp=blobs                    | k='1' AND z='9'             | box/a",
                "/?comp=blobs                    | none='1'                    | ''",
                "/box?restype=container&comp=blobs | k>='1'                    | box/a box/b",
                "/other?restype=container&comp=blobs | k='1'                   | other/a other/d/e"
            })
    void blobsAreFoundByTheirTags(String target, String where, String expected) {
        someTaggedBlobs();
        String query = target + "&where="
                + where.replace("%", "%25").replace("<", "%3C").replace(" ", "%20");
        assertThat(String.join(" ", found(blob.send("GET", query).expect(200)))).isEqualTo(expected);
        List<String> all = new ArrayList<>();
        String marker = "";
        do {
            Answer page =
                    blob.send("GET", query + "&maxresults=1&marker=" + marker).expect(200);
            all.addAll(found(page));
            marker = page.element("NextMarker");
        } while (!marker.isEmpty());
        assertThat(String.join(" ", all)).isEqualTo(expected);
    }

    @Test
    void whatIsFoundComesWithTheTagsThatWereLookedFor() {
        someTaggedBlobs();
        assertThat(blob.send("GET", "/?comp=blobs&where=z='9'").expect(200).body())
                .endsWith(
                        "<EnumerationResults ServiceEndpoint=\"http://localhost:9000/acct/\"><Where>z='9'</Where><Blobs><Blob>"
                                + "<Name>a</Name><ContainerName>box</ContainerName><Tags><TagSet>" + tag("z", "9")
                                + "</TagSet></Tags></Blob></Blobs><NextMarker /></EnumerationResults>");
        blob.send("DELETE", "/box/a").expect(202);
        assertThat(found(blob.send("GET", "/?comp=blobs&where=z='9'"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                        | 400 | MissingRequiredQueryParameter",
                "&where=                   | 400 | InvalidQueryParameterValue",
                "&where=k                  | 400 | InvalidQueryParameterValue",
                "&where=k='1'%20OR%20z='2' | 400 | InvalidQueryParameterValue",
                "&where=k%3C%3E'1'         | 400 | InvalidQueryParameterValue",
                "&where=k='1'&marker=x     | 400 | InvalidQueryParameterValue",
                "&where=k='1'&marker=2!60!MDAwMDAxIWEhMDAwMDI4ITk5OTktMTItMzFUMjM6NTk6NTkuOTk5OTk5OVoh | 400 | InvalidQueryParameterValue",
                "&where=k='1'&maxresults=0 | 400 | OutOfRangeQueryParameterValue"
            })
    void searchesThatMakeNoSenseAreRefused(String query, int status, String code) {
        assertThat(blob.send("GET", "/?comp=blobs" + query).expect(status).code())
                .isEqualTo(code);
        assertThat(blob.send("GET", "/none?restype=container&comp=blobs&where=k='1'")
                        .expect(404)
                        .code())
                .isEqualTo("ContainerNotFound");
    }
}
