package org.elasto.client.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Objects;
import org.elasto.client.ClientConfig;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3AddressTest {

    private static final ClientConfig PLAIN = ClientConfig.builder().build();

    private static String url(S3Address address, String bucket, String key) {
        S3Request request = key.isEmpty()
                ? S3Request.bucket("Test", "GET", bucket).query("list-type", "2")
                : S3Request.object("Test", "GET", new ObjectRef(bucket, key));
        HttpRequest http = address.request(request);
        return http.scheme() + "://" + http.authority() + http.target();
    }

    private static @Nullable S3Address redirected(
            S3Address address, @Nullable String region, @Nullable String location) {
        return address.redirected(new S3Redirect(region, location), "bucket");
    }

    @ParameterizedTest
    @CsvSource({
        "bucket, key, https://bucket.s3.eu-west-1.amazonaws.com/key",
        "bucket, '', https://bucket.s3.eu-west-1.amazonaws.com/?list-type=2",
        "dotted.bucket, key, https://s3.eu-west-1.amazonaws.com/dotted.bucket/key",
        "Upper, key, https://s3.eu-west-1.amazonaws.com/Upper/key",
        "bucket, /a//../\u00fc +%/, https://bucket.s3.eu-west-1.amazonaws.com//a//../%C3%BC%20%2B%25/"
    })
    void awsHasBucketsInItsHostNames(String bucket, String key, String url) {
        assertThat(url(S3Address.of(PLAIN, null, "eu-west-1"), bucket, key)).isEqualTo(url);
    }

    @Test
    void chinaIsElsewhere() {
        assertThat(url(S3Address.of(PLAIN, null, "cn-north-1"), "bucket", "k"))
                .isEqualTo("https://bucket.s3.cn-north-1.amazonaws.com.cn/k");
    }

    @ParameterizedTest
    @CsvSource({
        "s3.amazonaws.com, https://bucket.s3.amazonaws.com/k, us-east-1",
        "s3.us-west-2.amazonaws.com, https://bucket.s3.us-west-2.amazonaws.com/k, us-west-2",
        "s3-us-west-2.amazonaws.com, https://bucket.s3-us-west-2.amazonaws.com/k, us-west-2",
        "s3.example.org, https://s3.example.org/bucket/k, us-east-1",
        "amazonaws.com, https://amazonaws.com/bucket/k, us-east-1",
        "s3.amazonaws.com.example.org, https://s3.amazonaws.com.example.org/bucket/k, us-east-1",
        "localhost:9000, http://localhost:9000/bucket/k, us-east-1",
        "bucket.localhost, http://bucket.localhost/bucket/k, us-east-1",
        "127.0.0.1:9000, http://127.0.0.1:9000/bucket/k, us-east-1",
        "[::1]:9000, http://[::1]:9000/bucket/k, us-east-1",
        "[2001:db8::1]:9000, https://[2001:db8::1]:9000/bucket/k, us-east-1",
        "127.example.org, https://127.example.org/bucket/k, us-east-1",
        "localhost.example.org, https://localhost.example.org/bucket/k, us-east-1",
        "192.0.2.1, https://192.0.2.1/bucket/k, us-east-1"
    })
    void schemeAndStyleFollowFromTheHost(String authority, String url, String region) {
        S3Address address = S3Address.of(PLAIN, authority, "us-east-1");
        assertThat(url(address, "bucket", "k")).isEqualTo(url);
        assertThat(address.region()).isEqualTo(region);
    }

    @Test
    void endpointInTheSettings() {
        ClientConfig config = ClientConfig.builder()
                .s3Endpoint(URI.create("https://Gate.example.org:8443/s3/"))
                .build();
        assertThat(url(S3Address.of(config, null, "r"), "bucket", "k"))
                .isEqualTo("https://gate.example.org:8443/s3/bucket/k");
        assertThat(url(S3Address.of(config, "gate.example.org:8443", "r"), "bucket", "k"))
                .isEqualTo("https://gate.example.org:8443/s3/bucket/k");
        assertThat(url(S3Address.of(config, "other.example.org", "r"), "bucket", "k"))
                .isEqualTo("https://other.example.org/bucket/k");
    }

    @Test
    void plainHttpIsToBeAllowed() {
        ClientConfig.Builder config = ClientConfig.builder().s3Endpoint(URI.create("http://gate.example.org"));
        ClientConfig strict = config.build();
        assertThatThrownBy(() -> S3Address.of(strict, null, "r"))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT));
        assertThat(url(S3Address.of(config.insecureHttp(true).build(), null, "r"), "bucket", "k"))
                .isEqualTo("http://gate.example.org/bucket/k");
    }

    @Test
    void redirectToAnotherRegion() {
        S3Address aws = S3Address.aws("us-east-1");
        assertThat(redirected(aws, "eu-west-1", "https://evil.example.org/")).isEqualTo(S3Address.aws("eu-west-1"));
        assertThat(redirected(aws, "us-east-1", null)).isNull();
        S3Address own = S3Address.of(PLAIN, "gate.example.org", "us-east-1");
        S3Address next = Objects.requireNonNull(redirected(own, "default", null));
        assertThat(next.region()).isEqualTo("default");
        assertThat(next.authority()).isEqualTo("gate.example.org");
    }

    @Test
    void redirectToAnotherHost() {
        S3Address own = S3Address.of(PLAIN, "gate.example.org", "us-east-1");
        S3Address path = Objects.requireNonNull(redirected(own, null, "https://other.example.org/bucket/k"));
        assertThat(url(path, "bucket", "k")).isEqualTo("https://other.example.org/bucket/k");
        S3Address host = Objects.requireNonNull(redirected(own, null, "https://bucket.other.example.org/k"));
        assertThat(url(host, "bucket", "k")).isEqualTo("https://bucket.other.example.org/k");
        S3Address aws = Objects.requireNonNull(
                redirected(S3Address.aws("us-east-1"), null, "https://bucket.s3-us-west-2.amazonaws.com/k"));
        assertThat(url(aws, "bucket", "k")).isEqualTo("https://bucket.s3-us-west-2.amazonaws.com/k");
        assertThat(aws.region()).isEqualTo("us-west-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://gate.example.org/", "ftp://gate/", "https://user@gate/", "/relative", "::", "https:"})
    void leadsNowhereElse(String location) {
        assertThat(redirected(S3Address.of(PLAIN, "gate.example.org", "r"), null, location))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "\ud800"})
    void refusesBucketsThatWouldMeanSomethingElse(String bucket) {
        assertThatThrownBy(() -> S3Request.bucket("Test", "GET", bucket)).isInstanceOf(StorageException.class);
    }

    @Test
    void refusesKeysThatWouldMeanSomethingElse() {
        assertThatThrownBy(() -> S3Request.object("Test", "GET", new ObjectRef("bucket", "")))
                .isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> S3Request.object("Test", "GET", new ObjectRef("bucket", "\udc00")))
                .isInstanceOf(StorageException.class);
    }
}
