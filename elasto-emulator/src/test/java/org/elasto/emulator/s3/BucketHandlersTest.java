package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketHandlersTest {

    private final S3Bench s3 = new S3Bench();

    private static PlainRequest create(String bucket, String constraint) {
        return new PlainRequest("PUT", '/' + bucket)
                .body(
                        "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><LocationConstraint>"
                                + constraint + "</LocationConstraint></CreateBucketConfiguration>");
    }

    @Test
    void aNewBucketIsThere() {
        Answer created = s3.send("PUT", "/bkt");

        assertThat(created.status()).isEqualTo(200);
        assertThat(created.header("Location")).isEqualTo("/bkt");
        Answer head = s3.send("HEAD", "/bkt");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("x-amz-bucket-region")).isEqualTo("us-east-1");
        assertThat(s3.send("GET", "/").body())
                .contains("<Owner><ID>owner</ID></Owner>")
                .contains("<Bucket><Name>bkt</Name><CreationDate>2026-11-24T08:00:00.000Z</CreationDate></Bucket>");
    }

    @Test
    void onesOwnBucketMayBeMadeAgainInTheClassicRegionOnly() {
        s3.bucket("bkt");
        s3.put("/bkt/k", "kept");
        assertThat(s3.send("PUT", "/bkt").status()).isEqualTo(200);
        assertThat(s3.send("GET", "/bkt/k").body()).isEqualTo("kept");

        S3Bench ireland = new S3Bench(Dialect.aws(), "eu-west-1");
        assertThat(ireland.send(create("bkt", "eu-west-1")).status()).isEqualTo(200);
        Answer again = ireland.send(create("bkt", "eu-west-1"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("BucketAlreadyOwnedByYou");
        assertThat(again.element("BucketName")).isEqualTo("bkt");
    }

    @Test
    void anothersBucketIsTakenAndClosed() {
        s3.bucket("bkt");

        Answer taken = s3.send(S3Bench.OTHER, new PlainRequest("PUT", "/bkt"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("BucketAlreadyExists");
        assertThat(s3.send(S3Bench.OTHER, new PlainRequest("HEAD", "/bkt")).status())
                .isEqualTo(403);
        assertThat(s3.send(S3Bench.OTHER, new PlainRequest("DELETE", "/bkt")).code())
                .isEqualTo("AccessDenied");
        assertThat(s3.send(S3Bench.OTHER, new PlainRequest("GET", "/")).body()).doesNotContain("bkt");
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, eu-west-1, 200, eu-west-1",
        "us-east-1, EU, 200, EU",
        "us-east-1, us-east-1, 400, InvalidLocationConstraint",
        "us-east-1, nowhere, 400, InvalidLocationConstraint",
        "eu-west-1, eu-west-1, 200, eu-west-1",
        "eu-west-1, EU, 200, EU",
        "eu-west-1, eu-west-2, 400, IllegalLocationConstraintException",
    })
    void locationsFollowTheRegion(String region, String constraint, int status, String result) {
        S3Bench there = new S3Bench(Dialect.aws(), region);

        Answer created = there.send(create("bkt", constraint));

        assertThat(created.status()).isEqualTo(status);
        assertThat(status == 200 ? there.send("GET", "/bkt?location").body() : created.code())
                .contains(result);
    }

    @Test
    void theDefaultLocationIsNull() {
        s3.bucket("bkt");

        assertThat(s3.send("GET", "/bkt?location").body())
                .endsWith(
                        "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"></LocationConstraint>");
        S3Bench ireland = new S3Bench(Dialect.aws(), "eu-west-1");
        assertThat(ireland.send("PUT", "/bkt").code()).isEqualTo("IllegalLocationConstraintException");
        S3Bench rgw = new S3Bench(Dialect.rgw(), "us-east-1").bucket("bkt");
        assertThat(rgw.send("GET", "/bkt?location").body()).contains(">default<");
        assertThat(rgw.send(create("two", "elsewhere")).code()).isEqualTo("InvalidLocationConstraint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ab",
                "/Upper",
                "/under_score",
                "/-dash",
                "/dash-",
                "/two..dots",
                "/192.168.5.4",
                "/xn--name",
                "/name-s3alias",
                "/sl%2Fash",
                "/name--x-s3",
                "/aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg",
            })
    void namesHaveRules(String path) {
        Answer refused = s3.send("PUT", path);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("InvalidBucketName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "a.b-c", "1.2.3", "192.168.5.4a", "123"})
    void plainNamesAreFine(String name) {
        assertThat(s3.send("PUT", '/' + name).status()).isEqualTo(200);
    }

    @Test
    void brokenConfigurationsAreMalformed() {
        assertThat(s3.send(new PlainRequest("PUT", "/bkt").body("<CreateBucketConfiguration>"))
                        .code())
                .isEqualTo("MalformedXML");
        assertThat(s3.send(new PlainRequest("PUT", "/bkt").body("<Other/>")).code())
                .isEqualTo("MalformedXML");
        assertThat(s3.send("HEAD", "/bkt").status()).isEqualTo(404);
    }

    @Test
    void onlyEmptyBucketsCanBeDeleted() {
        s3.bucket("bkt");
        s3.put("/bkt/k", "x");

        Answer refused = s3.send("DELETE", "/bkt");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("BucketNotEmpty");
        s3.send("DELETE", "/bkt/k");
        assertThat(s3.send("DELETE", "/bkt").status()).isEqualTo(204);
        assertThat(s3.send("DELETE", "/bkt").code()).isEqualTo("NoSuchBucket");
    }

    @Test
    void bucketsAreListedInPages() {
        s3.bucket("one").bucket("three").bucket("two");

        Answer first = s3.send("GET", "/?max-buckets=2");
        assertThat(first.body()).contains("<Name>one<", "<Name>three<").doesNotContain("<Name>two<");
        Answer second = s3.send("GET", "/?max-buckets=2&continuation-token=" + first.element("ContinuationToken"));
        assertThat(second.body()).contains("<Name>two<").doesNotContain("ContinuationToken");
        assertThat(s3.send("GET", "/?prefix=t").body()).contains("three", "two").doesNotContain("<Name>one<");
        assertThat(s3.send("GET", "/?max-buckets=0").code()).isEqualTo("InvalidArgument");
        assertThat(s3.send("GET", "/?continuation-token=bad").code()).isEqualTo("InvalidArgument");
    }

    @Test
    void versioningIsEmpty() {
        s3.bucket("bkt");

        assertThat(s3.send("GET", "/bkt?versioning").body())
                .endsWith(
                        "<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"></VersioningConfiguration>");
    }
}
