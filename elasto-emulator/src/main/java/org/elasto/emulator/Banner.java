package org.elasto.emulator;

import java.io.PrintStream;
import java.util.Locale;

/** What a person sees when the emulator starts: where it is, and settings to paste. Shows secrets, by design. */
final class Banner {

    private Banner() {}

    static void print(Emulator emulator, PrintStream out) {
        S3User user = emulator.config().s3Users().get(0);
        StorageAccount account = emulator.config().azureAccounts().get(0);
        String endpoint = emulator.s3Endpoint().toString();
        String region = emulator.config().region();
        out.printf(
                """
                S3     %1$s   (%5$s dialect, everything in memory)
                Blob   %9$s
                File   %11$s
                ARM    %12$s   (storage accounts; subscription %13$s)
                admin  %2$s/_elasto/health

                aws, and whatever reads the environment:
                  export AWS_ENDPOINT_URL=%1$s AWS_REGION=%4$s AWS_DEFAULT_REGION=%4$s
                  export AWS_ACCESS_KEY_ID=%7$s AWS_SECRET_ACCESS_KEY=%8$s
                  aws --endpoint-url $AWS_ENDPOINT_URL s3 mb s3://demo

                boto3:
                  boto3.client("s3", endpoint_url="%1$s", region_name="%4$s",
                               aws_access_key_id=%3$s, aws_secret_access_key=%6$s)

                AWS SDK for Java v2:
                  S3Client.builder().endpointOverride(URI.create("%1$s")).region(Region.of("%4$s")).forcePathStyle(true)
                      .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(%3$s, %6$s)))
                      .build()

                az, and whatever reads an Azure connection string:
                  export AZURE_STORAGE_CONNECTION_STRING=%10$s
                  az storage container create --name demo
                  az storage share create --name demo
                """,
                endpoint,
                emulator.adminEndpoint(),
                literal(user.accessKey()),
                region,
                emulator.config().dialect().name().toLowerCase(Locale.ROOT),
                literal(user.secretKey()),
                shell(user.accessKey()),
                shell(user.secretKey()),
                emulator.blobEndpoint(account),
                shell(emulator.connectionString(account)),
                emulator.fileEndpoint(account),
                emulator.managementEndpoint(),
                emulator.config().azureSubscription());
        if (emulator.config().proxyPort().isPresent()) {
            out.printf("""

                    clients that insist on the hosts of Amazon and Azure, with endpoints http:// and not https://:
                      export HTTP_PROXY=%1$s http_proxy=%1$s
                    """, emulator.proxyEndpoint());
        }
        for (S3User other : emulator.config().s3Users()) {
            if (!other.equals(user)) {
                out.println("also: account " + other.id() + ", access key " + other.accessKey());
            }
        }
        for (Fault fault : emulator.config().faults()) {
            out.println("goes wrong on purpose: " + fault);
        }
        out.flush();
    }

    /** A word of the shell that means just these characters. */
    private static String shell(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** A string literal of Python and of Java alike. */
    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
