package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmazonHostTest {

    @ParameterizedTest
    @CsvSource({
        "s3.amazonaws.com, ''",
        "S3.AmazonAWS.com, ''",
        "s3.us-west-2.amazonaws.com, ''",
        "s3-us-west-2.amazonaws.com, ''",
        "s3.dualstack.us-west-2.amazonaws.com, ''",
        "s3.us-gov-east-1.amazonaws.com, ''",
        "b.s3.amazonaws.com, b",
        "B.S3.amazonaws.com, b",
        "b.s3.us-west-2.amazonaws.com, b",
        "b.s3-eu-west-1.amazonaws.com, b",
        "b.s3.dualstack.ap-south-1.amazonaws.com, b",
        "my.own.bucket.s3.us-west-2.amazonaws.com, my.own.bucket",
        "my.s3.s3.amazonaws.com, my.s3",
        "s3.s3.us-west-2.amazonaws.com, s3",
        "x.s3.us-west-2.s3.amazonaws.com, x.s3.us-west-2",
        "dualstack.s3.us-west-2.amazonaws.com, dualstack",
    })
    void namesTheBucket(String host, String bucket) {
        assertThat(AmazonHost.bucketOf(host)).isEqualTo(bucket);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "amazonaws.com",
                ".amazonaws.com",
                "us-west-2.amazonaws.com",
                "sqs.us-west-2.amazonaws.com",
                "dynamodb.us-east-1.amazonaws.com",
                "dualstack.us-west-2.amazonaws.com",
                "b.s3-website-us-east-1.amazonaws.com",
                "b.s3-website.us-west-2.amazonaws.com",
                "b.s3-accelerate.amazonaws.com",
                "b.s3-accelerate.dualstack.amazonaws.com",
                "123456789012.s3-control.us-west-2.amazonaws.com",
                "bs3.us-west-2.amazonaws.com",
                "s3.us-west-2.amazonaws.com.example",
                "s3.us-west-2.example.com",
                "s3.us_west.amazonaws.com",
                "s3.amazonaws.comx",
            })
    void isNotForOthers(String host) {
        assertThat(AmazonHost.bucketOf(host)).isNull();
    }
}
