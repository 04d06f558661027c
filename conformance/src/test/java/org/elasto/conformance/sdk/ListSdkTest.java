package org.elasto.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

class ListSdkTest {

    /** In the order of their UTF-8 bytes, which is not that of Java's strings: U+FF5E comes before U+1D11E. */
    private static final List<String> ODD =
            List.of(" lead", "!", "%2F", "+", "/lead", "a//b", "a/b", "a b", "a\nb", "a&b<c>\"d'", "Z", "ä", "～", "𝄞");

    @RegisterExtension
    static final SdkServer server = new SdkServer();

    private S3Client s3;
    private String bucket;

    @BeforeEach
    void freshBucket() {
        s3 = server.client();
        bucket = server.bucket();
    }

    private void put(List<String> keys) {
        keys.forEach(key -> s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(key)));
    }

    private static List<String> byBytes(List<String> keys) {
        List<String> sorted = new ArrayList<>(keys);
        sorted.sort((a, b) ->
                Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
        return sorted;
    }

    @Test
    void oddKeysComeInTheOrderOfTheirBytes() {
        put(ODD);

        assertThat(s3.listObjectsV2Paginator(request -> request.bucket(bucket).maxKeys(3))
                        .contents())
                .extracting(S3Object::key)
                .containsExactlyElementsOf(byBytes(ODD));
        assertThat(s3.listObjects(request -> request.bucket(bucket)).contents())
                .extracting(S3Object::key)
                .containsExactlyElementsOf(byBytes(ODD));
    }

    @Test
    void encodedNamesAreDecodedByTheSdk() {
        put(ODD);

        assertThat(s3.listObjectsV2Paginator(
                                request -> request.bucket(bucket).maxKeys(4).encodingType(EncodingType.URL))
                        .contents())
                .extracting(S3Object::key)
                .containsExactlyElementsOf(byBytes(ODD));
        ListObjectsResponse first = s3.listObjects(request -> request.bucket(bucket)
                .encodingType(EncodingType.URL)
                .prefix("a")
                .delimiter("/"));
        assertThat(first.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("a/");
        assertThat(first.delimiter()).isEqualTo("/");
        assertThat(first.prefix()).isEqualTo("a");
    }

    @Test
    void aDelimiterFolds() {
        put(List.of("a", "b/1", "b/2", "b/c/3", "d/4", "e"));

        ListObjectsV2Response root =
                s3.listObjectsV2(request -> request.bucket(bucket).delimiter("/"));
        ListObjectsV2Response inside = s3.listObjectsV2(
                request -> request.bucket(bucket).delimiter("/").prefix("b/"));

        assertThat(root.contents()).extracting(S3Object::key).containsExactly("a", "e");
        assertThat(root.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("b/", "d/");
        assertThat(root.keyCount()).isEqualTo(4);
        assertThat(inside.contents()).extracting(S3Object::key).containsExactly("b/1", "b/2");
        assertThat(inside.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("b/c/");
    }

    @Test
    void pagesFollowOneAnother() {
        List<String> keys =
                IntStream.range(0, 25).mapToObj(i -> "k%02d/x".formatted(i)).toList();
        put(keys);

        assertThat(s3
                        .listObjectsV2Paginator(
                                request -> request.bucket(bucket).maxKeys(7).delimiter("/"))
                        .stream()
                        .flatMap(page -> page.commonPrefixes().stream())
                        .map(CommonPrefix::prefix))
                .hasSize(25)
                .doesNotHaveDuplicates();
        assertThat(pagesOfTheOldListing()).isEqualTo(keys);
        assertThat(s3.listObjectsV2(request -> request.bucket(bucket).startAfter("k22/x"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("k23/x", "k24/x");
        assertThat(s3.listObjectsV2(request -> request.bucket(bucket).maxKeys(0))
                        .isTruncated())
                .isFalse();
        Refused.with(
                400,
                "InvalidArgument",
                () -> s3.listObjectsV2(request -> request.bucket(bucket).continuationToken("")));
    }

    private List<String> pagesOfTheOldListing() {
        List<String> keys = new ArrayList<>();
        ListObjectsResponse page;
        do {
            String marker = keys.isEmpty() ? null : keys.get(keys.size() - 1);
            page = s3.listObjects(request -> request.bucket(bucket).maxKeys(4).marker(marker));
            page.contents().forEach(object -> keys.add(object.key()));
        } while (page.isTruncated());
        return keys;
    }

    @Test
    void aListedObjectIsDescribed() {
        s3.putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromString("12345"));

        S3Object plain =
                s3.listObjectsV2(request -> request.bucket(bucket)).contents().get(0);
        S3Object owned = s3.listObjectsV2(request -> request.bucket(bucket).fetchOwner(true))
                .contents()
                .get(0);

        assertThat(plain.size()).isEqualTo(5);
        assertThat(plain.eTag()).isEqualTo("\"827ccb0eea8a706c4c34a16891f84e7b\"");
        assertThat(plain.storageClassAsString()).isEqualTo("STANDARD");
        assertThat(plain.lastModified())
                .isEqualTo(s3.headObject(request -> request.bucket(bucket).key("k"))
                        .lastModified());
        assertThat(plain.owner()).isNull();
        assertThat(owned.owner().id()).isNotEmpty();
        assertThat(plain.checksumAlgorithmAsStrings()).containsExactly("CRC32");
    }

    @Test
    void manyAreDeletedAtOnce() {
        put(ODD);

        DeleteObjectsResponse deleted = s3.deleteObjects(request -> request.bucket(bucket)
                .delete(list -> list.objects(ODD.stream()
                        .filter(key -> !key.equals("Z"))
                        .map(key -> ObjectIdentifier.builder().key(key).build())
                        .toList())));
        DeleteObjectsResponse quiet = s3.deleteObjects(request -> request.bucket(bucket)
                .delete(list -> list.quiet(true)
                        .objects(ObjectIdentifier.builder().key("never was").build())));

        assertThat(deleted.errors()).isEmpty();
        assertThat(deleted.deleted())
                .extracting(DeletedObject::key)
                .hasSize(ODD.size() - 1)
                .doesNotContain("Z");
        assertThat(quiet.deleted()).isEmpty();
        assertThat(quiet.errors()).isEmpty();
        assertThat(s3.listObjectsV2(request -> request.bucket(bucket)).contents())
                .extracting(S3Object::key)
                .containsExactly("Z");
    }

    @Test
    void bucketsAreListedPageByPage() {
        String prefix = SdkServer.freeName();
        List<String> names =
                IntStream.range(0, 5).mapToObj(i -> prefix + "-" + i).toList();
        names.forEach(name -> s3.createBucket(request -> request.bucket(name)));

        assertThat(s3.listBucketsPaginator(request -> request.prefix(prefix).maxBuckets(2))
                        .buckets())
                .extracting(Bucket::name)
                .containsExactlyElementsOf(names);
    }
}
