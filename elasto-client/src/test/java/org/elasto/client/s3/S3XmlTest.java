package org.elasto.client.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3XmlTest {

    private static XmlElement parse(String text) {
        return S3Exchange.DOCUMENTS.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNEXPECTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "text",
                "<a>",
                "<a></b>",
                "<a/><b/>",
                "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>",
                "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
                "<a>&unknown;</a>"
            })
    void refuses(String text) {
        assertRefused(text);
    }

    @Test
    void refusesDepthAndCrowds() {
        assertRefused("<a>".repeat(100) + "</a>".repeat(100));
        assertRefused("<a>" + "<b/>".repeat(300_000) + "</a>");
    }

    @Test
    void readsElementsWithAndWithoutNamespace() {
        for (String namespace : new String[] {"", " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\""}) {
            XmlElement root = parse("\n  <?xml version=\"1.0\"?><R" + namespace
                    + "><A>1 &amp; <![CDATA[<2>]]></A><B/><N> 7 </N><T>true</T></R>");
            assertThat(root.name()).isEqualTo("R");
            assertThat(root.text("A")).isEqualTo("1 & <2>");
            assertThat(root.text("B")).isNull();
            assertThat(root.required("B")).isEmpty();
            assertThat(root.number("N", 0)).isEqualTo(7);
            assertThat(root.number("M", 5)).isEqualTo(5);
            assertThat(root.truth("T")).isTrue();
            assertThatThrownBy(() -> root.required("M")).isInstanceOf(StorageException.class);
            assertThatThrownBy(() -> root.number("A", 0)).isInstanceOf(StorageException.class);
            assertThatThrownBy(() -> root.expect("S")).isInstanceOf(StorageException.class);
        }
    }

    @Test
    void readsCharactersThatXmlShouldNotHave() {
        assertThat(parse("<R><K>a&#x01;b</K></R>").text("K")).isEqualTo("a\u0001b");
    }

    @Test
    void readsAListing() {
        ListObjectsResult page = S3Xml.listObjects(parse("""
                <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
                  <Name>b</Name><EncodingType>url</EncodingType><IsTruncated>true</IsTruncated>
                  <NextContinuationToken>a%20+/=</NextContinuationToken>
                  <Contents><Key>%01%C3%BC%2B%2520+x</Key><Size>5368709120</Size><ETag>&quot;e-2&quot;</ETag>
                    <LastModified>2013-05-24T00:00:00.000Z</LastModified><StorageClass>STANDARD</StorageClass></Contents>
                  <CommonPrefixes><Prefix>p/</Prefix></CommonPrefixes><CommonPrefixes><Prefix>q/</Prefix></CommonPrefixes>
                </ListBucketResult>"""), false);
        assertThat(page.objects())
                .containsExactly(
                        new ListObjectsResult.Entry("\u0001ü+%20 x", 5_368_709_120L, "e-2", FakeS3.NOW, "STANDARD"));
        assertThat(page.commonPrefixes()).containsExactly("p/", "q/");
        assertThat(page.next()).isEqualTo("a%20+/=");
    }

    @Test
    void namesThatAreNotEncodedStayAsTheyAre() {
        String text = "<ListBucketResult><Contents><Key>a%20+</Key></Contents></ListBucketResult>";
        assertThat(S3Xml.listObjects(parse(text), false).objects())
                .extracting(ListObjectsResult.Entry::key)
                .containsExactly("a%20+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "%FF", "%C3"})
    void refusesNamesThatAreBadlyEncoded(String key) {
        String text = "<ListBucketResult><EncodingType>url</EncodingType><Contents><Key>" + key
                + "</Key></Contents></ListBucketResult>";
        assertThatThrownBy(() -> S3Xml.listObjects(parse(text), false)).isInstanceOf(StorageException.class);
    }

    @Test
    void withoutAMarkerTheLastNameIsWhereToGoOn() {
        String open = "<ListBucketResult><IsTruncated>true</IsTruncated>";
        String keys = "<Contents><Key>a</Key></Contents><Contents><Key>\uD83D\uDE00</Key></Contents>";
        String prefixes = "<CommonPrefixes><Prefix>\uFF00/</Prefix></CommonPrefixes>";
        // In UTF-16 the two were the other way round.
        assertThat(S3Xml.listObjects(parse(open + keys + prefixes + "</ListBucketResult>"), true)
                        .next())
                .isEqualTo("\uD83D\uDE00");
        assertThat(S3Xml.listObjects(parse(open + prefixes + "</ListBucketResult>"), true)
                        .next())
                .isEqualTo("\uFF00/");
        assertThat(S3Xml.listObjects(parse(open + "<NextMarker>m</NextMarker>" + keys + "</ListBucketResult>"), true)
                        .next())
                .isEqualTo("m");
        assertThatThrownBy(() -> S3Xml.listObjects(parse(open + keys + "</ListBucketResult>"), false))
                .isInstanceOf(StorageException.class);
    }

    @Test
    void readsRegions() {
        assertThat(S3Xml.location(parse("<LocationConstraint/>"))).isEqualTo("us-east-1");
        assertThat(S3Xml.location(parse("<LocationConstraint>EU</LocationConstraint>")))
                .isEqualTo("eu-west-1");
        assertThat(S3Xml.location(parse("<LocationConstraint>default</LocationConstraint>")))
                .isEqualTo("default");
    }

    @Test
    void readsWhatBecameOfDeletedKeys() {
        DeleteObjectsResult result = S3Xml.deleteObjects(parse("<DeleteResult><Deleted><Key>a b</Key></Deleted>"
                + "<Error><Key>c</Key><Code>AccessDenied</Code><Message/></Error></DeleteResult>"));
        assertThat(result.deleted()).containsExactly("a b");
        assertThat(result.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.key()).isEqualTo("c");
            assertThat(failure.cause().kind()).isEqualTo(ErrorKind.PERMISSION_DENIED);
        });
    }

    @Test
    void writesKeys() {
        assertThat(new String(S3Xml.delete(List.of("a<&>\"'\r\n\t\uD83D\uDE00")), StandardCharsets.UTF_8))
                .isEqualTo("<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Object><Key>"
                        + "a&lt;&amp;&gt;\"'&#13;&#10;&#9;\uD83D\uDE00</Key></Object></Delete>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001", "\u001F", "\uFFFE", "\uFFFF"})
    void refusesToWriteWhatXmlCannotCarry(String key) {
        assertThat(S3XmlWriter.fits(key)).isFalse();
        assertThatThrownBy(() -> S3Xml.delete(List.of(key)))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT));
    }

    @Test
    void writesParts() {
        UploadedPart part = new UploadedPart(1, "e", new Checksum(Checksum.Algorithm.CRC64NVME, "AAAAAAAAAAA="), 0);
        UploadedPart bare = new UploadedPart(3, "f", null, 5);
        assertThat(new String(S3Xml.completeMultipartUpload(List.of(part, bare)), StandardCharsets.UTF_8))
                .isEqualTo("<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                        + "<Part><PartNumber>1</PartNumber><ETag>\"e\"</ETag>"
                        + "<ChecksumCRC64NVME>AAAAAAAAAAA=</ChecksumCRC64NVME></Part>"
                        + "<Part><PartNumber>3</PartNumber><ETag>\"f\"</ETag></Part></CompleteMultipartUpload>");
    }

    @Test
    void quotesOfAnEtagMayBeMissing() {
        assertThat(S3Xml.etag("\"a\"")).isEqualTo("a");
        assertThat(S3Xml.etag("a")).isEqualTo("a");
        assertThat(S3Xml.etag("\"\"")).isNull();
        assertThat(S3Xml.etag("")).isNull();
        assertThat(S3Xml.etag(null)).isNull();
    }

    @Test
    void readsTimes() {
        assertThat(S3Xml.time("2013-05-24T00:00:00.123Z")).isEqualTo(Instant.parse("2013-05-24T00:00:00.123Z"));
        assertThat(S3Xml.time(null)).isNull();
        assertThatThrownBy(() -> S3Xml.time("yesterday")).isInstanceOf(StorageException.class);
    }
}
