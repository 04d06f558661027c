package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListObjectsTest {

    private final S3Bench s3 = new S3Bench();

    @BeforeEach
    void makeBucket() {
        s3.bucket("bkt");
    }

    private void put(String... keys) {
        for (String key : keys) {
            s3.put("/bkt/" + ListedNames.encode(key), key);
        }
    }

    private Answer list(String query) {
        return s3.send("GET", "/bkt?" + query).expect(200);
    }

    /** The text of every element of a name, in order. */
    private static List<String> all(Answer answer, String element) {
        List<String> found = new ArrayList<>();
        String body = answer.body();
        String open = '<' + element + '>';
        for (int at = body.indexOf(open); at >= 0; at = body.indexOf(open, at + 1)) {
            found.add(body.substring(at + open.length(), body.indexOf("</", at)));
        }
        return found;
    }

    private static List<String> commonPrefixes(Answer answer) {
        int from = answer.body().indexOf("<CommonPrefixes>");
        return from < 0
                ? List.of()
                : all(
                        new Answer(
                                answer.response(), answer.body().substring(from).getBytes(StandardCharsets.UTF_8)),
                        "Prefix");
    }

    @Test
    void keysComeInTheOrderOfTheirUtf8Bytes() {
        put("b", "a", "\uFB01", "\uD83D\uDE00", "\u00E9", "Z", "a/", "a.", "a0", "test_2", "test_10");

        assertThat(all(list("list-type=2"), "Key"))
                .containsExactly(
                        "Z", "a", "a.", "a/", "a0", "b", "test_10", "test_2", "\u00E9", "\uFB01", "\uD83D\uDE00");
    }

    @Test
    void anEntryHasWhatS3Gives() {
        put("k");

        Answer v2 = list("list-type=2");

        assertThat(v2.body())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>bkt</Name>"
                        + "<Prefix/><KeyCount>1</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>"
                        + "<Contents><Key>k</Key><LastModified>2026-11-24T08:00:00.000Z</LastModified>"
                        + "<ETag>&quot;8ce4b16b22b58894aa86c421e8759df3&quot;</ETag>"
                        + "<ChecksumAlgorithm>CRC64NVME</ChecksumAlgorithm><ChecksumType>FULL_OBJECT</ChecksumType>"
                        + "<Size>1</Size><StorageClass>STANDARD</StorageClass></Contents></ListBucketResult>");
        assertThat(v2.header("Content-Type")).isEqualTo("application/xml");
        assertThat(all(list(""), "ID")).containsExactly("owner");
        assertThat(all(list("list-type=2&fetch-owner=true"), "ID")).containsExactly("owner");
    }

    @Test
    void delimiterRollsKeysUpOnce() {
        put("a", "photos/1", "photos/2", "photos/old/3", "z/", "zz");

        Answer listed = list("list-type=2&delimiter=/");

        assertThat(all(listed, "Key")).containsExactly("a", "zz");
        assertThat(commonPrefixes(listed)).containsExactly("photos/", "z/");
        assertThat(listed.element("KeyCount")).isEqualTo("4");

        Answer below = list("list-type=2&delimiter=/&prefix=photos/");
        assertThat(all(below, "Key")).containsExactly("photos/1", "photos/2");
        assertThat(commonPrefixes(below)).containsExactly("photos/old/");
    }

    @Test
    void delimitersMayBeLongAndPrefixesMayBeKeys() {
        put("a", "a--b", "a--c", "ab");

        Answer listed = list("delimiter=--&prefix=a");

        assertThat(all(listed, "Key")).containsExactly("a", "ab");
        assertThat(commonPrefixes(listed)).containsExactly("a--");
    }

    @Test
    void everyPageGoesOnWhereTheLastEnded() {
        put("a", "b/1", "b/2", "c", "d/1", "e");
        List<String> seen = new ArrayList<>();
        String token = "";
        int pages = 0;
        do {
            Answer page = list(
                    "list-type=2&delimiter=/&max-keys=2" + (token.isEmpty() ? "" : "&continuation-token=" + token));
            seen.addAll(all(page, "Key"));
            seen.addAll(commonPrefixes(page));
            token = page.element("NextContinuationToken");
            assertThat(page.element("IsTruncated")).isEqualTo(Boolean.toString(!token.isEmpty()));
            pages++;
        } while (!token.isEmpty());

        assertThat(pages).isEqualTo(3);
        assertThat(seen).containsExactly("a", "b/", "c", "d/", "e");
    }

    @Test
    void versionOneNamesTheNextMarkerOnlyWithADelimiter() {
        put("a", "b/1", "b/2", "c");

        assertThat(list("max-keys=1").body()).doesNotContain("NextMarker").contains("<IsTruncated>true");
        Answer first = list("max-keys=2&delimiter=/");
        assertThat(first.element("NextMarker")).isEqualTo("b/");
        Answer second = list("max-keys=2&delimiter=/&marker=b/");
        assertThat(all(second, "Key")).containsExactly("c");
        assertThat(commonPrefixes(second)).isEmpty();
        assertThat(second.element("Marker")).isEqualTo("b/");
    }

    @Test
    void markersNeedNotExist() {
        put("a", "c");

        assertThat(all(list("marker=b"), "Key")).containsExactly("c");
        assertThat(all(list("marker="), "Key")).containsExactly("a", "c");
        assertThat(all(list("marker=x"), "Key")).isEmpty();
        assertThat(all(list("list-type=2&start-after=a"), "Key")).containsExactly("c");
        assertThat(all(list("marker=a&prefix=c"), "Key")).containsExactly("c");
        assertThat(all(list("marker=d&prefix=c"), "Key")).isEmpty();
    }

    @Test
    void aTokenOutranksStartAfter() {
        put("a", "b", "c");
        String token = list("list-type=2&max-keys=1").element("NextContinuationToken");

        assertThat(all(list("list-type=2&start-after=b&continuation-token=" + token), "Key"))
                .containsExactly("b", "c");
    }

    @Test
    void aPageOfNothingIsNotTruncated() {
        put("a");

        Answer listed = list("list-type=2&max-keys=0");

        assertThat(listed.element("IsTruncated")).isEqualTo("false");
        assertThat(listed.element("KeyCount")).isEqualTo("0");
        assertThat(all(listed, "Key")).isEmpty();
        assertThat(list("max-keys=5000").element("MaxKeys")).isEqualTo("1000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-keys=blah",
                "max-keys=-1",
                "max-keys=99999999999999999999",
                "encoding-type=xml",
                "encoding-type=",
                "list-type=2&continuation-token=",
                "list-type=2&continuation-token=a",
                "list-type=2&continuation-token=1!!",
            })
    void oddParametersAreRefused(String query) {
        Answer listed = s3.send("GET", "/bkt?" + query);

        assertThat(listed.status()).isEqualTo(400);
        assertThat(listed.code()).isEqualTo("InvalidArgument");
    }

    @Test
    void namesAreEncodedWhereAsked() {
        put("a+b c/\u00E9", "x%2Fy");

        Answer listed = list("encoding-type=url&delimiter=%252F&prefix=x");
        assertThat(listed.element("Delimiter")).isEqualTo("%252F");
        assertThat(commonPrefixes(listed)).containsExactly("x%252F");
        assertThat(all(list("encoding-type=url"), "Key")).containsExactly("a%2Bb%20c/%C3%A9", "x%252Fy");
        assertThat(all(list(""), "Key")).containsExactly("a+b c/\u00E9", "x%2Fy");
    }

    @Test
    void whatXmlCannotCarryNeverBreaksTheDocument() {
        put("a\u0001b", "c\nd", "e&<>\"f");

        Answer listed = list("");

        assertThat(all(listed, "Key")).containsExactly("a\uFFFDb", "c&#10;d", "e&amp;&lt;&gt;&quot;f");
        assertThat(all(list("encoding-type=url"), "Key")).containsExactly("a%01b", "c%0Ad", "e%26%3C%3E%22f");
    }

    @Test
    void theGatewaysDialectNamesPlainTokensAndEveryNextMarker() {
        S3Bench rgw = new S3Bench(Dialect.rgw(), "us-east-1").bucket("bkt");
        rgw.put("/bkt/a", "1");
        rgw.put("/bkt/b", "2");

        assertThat(rgw.send("GET", "/bkt?max-keys=1").element("NextMarker")).isEqualTo("a");
        assertThat(rgw.send("GET", "/bkt?list-type=2&max-keys=1").element("NextContinuationToken"))
                .isEqualTo("a");
    }
}
