package org.elasto.emulator;

import java.io.PrintStream;

/** What a person sees when the emulator starts: where it is, and settings to paste. Shows secrets, by design. */
final class Banner {

    private Banner() {}

    static void print(Emulator emulator, PrintStream out) {
        S3User user = emulator.config().s3Users().get(0);
        String endpoint = emulator.s3Endpoint().toString();
        String region = emulator.config().region();
        out.printf(
                """
                S3     %1$s   (%5$s dialect, everything in memory)
                admin  %2$s/_elasto/health

                aws, and whatever reads the environment:
                  export AWS_ENDPOINT_URL=%1$s AWS_REGION=%4$s AWS_DEFAULT_REGION=%4$s
                  export AWS_ACCESS_KEY_ID='%3$s' AWS_SECRET_ACCESS_KEY='%6$s'
                  aws --endpoint-url $AWS_ENDPOINT_URL s3 mb s3://demo

                boto3:
                  boto3.client("s3", endpoint_url="%1$s", region_name="%4$s",
                               aws_access_key_id="%3$s", aws_secret_access_key="%6$s")

                AWS SDK for Java v2:
                  S3Client.builder().endpointOverride(URI.create("%1$s")).region(Region.of("%4$s")).forcePathStyle(true)
                      .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("%3$s", "%6$s")))
                      .build()
                """,
                endpoint,
                emulator.adminEndpoint(),
                user.accessKey(),
                region,
                emulator.config().dialect().name().toLowerCase(java.util.Locale.ROOT),
                user.secretKey());
        for (S3User other : emulator.config().s3Users()) {
            if (!other.equals(user)) {
                out.println("also: account " + other.id() + ", access key " + other.accessKey());
            }
        }
        out.flush();
    }
}
