package org.elasto.client.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.elasto.client.FileVersion;
import org.elasto.client.Leftover;
import org.elasto.client.StorageUri;
import org.elasto.client.http.FakeEngine;
import org.junit.jupiter.api.Test;

/** Listings that go on behind two markers. */
class S3PagesTest {

    private final FakeEngine engine = FakeS3.engine();
    private final S3Operations operations = FakeS3.operations(engine);

    @Test
    void listObjectVersions() {
        String page =
                "<ListVersionsResult><EncodingType>url</EncodingType><IsTruncated>%s</IsTruncated>%s</ListVersionsResult>";
        engine.then(
                        200,
                        page.formatted(
                                "true",
                                "<NextKeyMarker>a%2Bb</NextKeyMarker><NextVersionIdMarker>v1</NextVersionIdMarker>"
                                        + "<DeleteMarker><Key>a%2Bb</Key><VersionId>v2</VersionId><IsLatest>true</IsLatest>"
                                        + "</DeleteMarker><Version><Key>a%2Bb</Key><VersionId>v1</VersionId><IsLatest>false"
                                        + "</IsLatest><Size>7</Size><ETag>&quot;e&quot;</ETag></Version>"))
                .then(
                        200,
                        page.formatted(
                                "false",
                                "<Version><Key>a%2Bb</Key><VersionId>null</VersionId><Size>1</Size></Version>"
                                        + "<Version><Key>a%2Bbc</Key><VersionId>null</VersionId></Version>"));
        S3Path path = S3Path.of(StorageUri.parse("s3://localhost:9000/bucket/a+b"));
        List<FileVersion> versions = S3Versions.of(operations, path).toList();
        assertThat(versions).extracting(FileVersion::id).containsExactly("v2", "v1", "null");
        assertThat(versions)
                .extracting(FileVersion::kind)
                .containsExactly(FileVersion.Kind.DELETION, FileVersion.Kind.VERSION, FileVersion.Kind.VERSION);
        assertThat(versions.get(0).current()).isTrue();
        assertThat(versions.get(1).stat().size()).hasValue(7);
        assertThat(engine.lines())
                .containsExactly(
                        "GET /bucket?versions=&encoding-type=url&prefix=a%2Bb",
                        "GET /bucket?versions=&encoding-type=url&prefix=a%2Bb&key-marker=a%2Bb&version-id-marker=v1");
    }

    @Test
    void unfinishedUploads() {
        String page = "<ListMultipartUploadsResult><IsTruncated>%s</IsTruncated>%s<Upload><Key>%s</Key>"
                + "<UploadId>%s</UploadId><Initiated>2013-05-24T00:00:00.000Z</Initiated></Upload>"
                + "</ListMultipartUploadsResult>";
        String markers = "<NextKeyMarker>d/a</NextKeyMarker><NextUploadIdMarker>u1</NextUploadIdMarker>";
        engine.then(200, page.formatted("true", markers, "d/a", "u1"))
                .then(200, page.formatted("false", "", "d/b", "u2"));
        S3Path directory = S3Path.of(StorageUri.parse("s3://localhost:9000/bucket/d/"));
        assertThat(S3Leftovers.of(operations, directory))
                .containsExactly(upload(directory, "d/a", "u1"), upload(directory, "d/b", "u2"));
        assertThat(engine.lines())
                .hasSize(2)
                .allMatch(line -> line.contains("prefix=d%2F") || line.contains("prefix=d/"));
        assertThat(engine.lines().get(1)).contains("upload-id-marker=u1");
    }

    private static Leftover upload(S3Path directory, String key, String id) {
        return new Leftover(directory.uri().withKey(key), Leftover.Kind.UPLOAD, FakeS3.NOW, id);
    }
}
