package org.elasto.bench;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.elasto.client.ClientConfig;
import org.elasto.client.Credentials;
import org.elasto.client.http.RequestBody;
import org.elasto.client.s3.Conditions;
import org.elasto.client.s3.ObjectHeaders;
import org.elasto.client.s3.ObjectRef;
import org.elasto.client.s3.PresignedListing;
import org.elasto.client.s3.S3Operations;

/**
 * Puts what is to be measured on a server and prints, a line each, presigned URLs to GET and to PUT an object of 1 KiB,
 * then to GET and to PUT one of 64 MiB; and, with a fourth argument, one that lists a page of as many keys.
 */
public final class PresignedUrls {

    private static final String BUCKET = "bench";
    private static final String LISTED = "bench-list";
    private static final String REGION = "us-east-1";
    private static final int LARGE = 64 << 20;

    private PresignedUrls() {}

    /** Arguments: endpoint, access key, secret key, and optionally how many keys the bucket {@code bench-list} gets. */
    public static void main(String[] args) {
        Credentials credentials = new Credentials(args[1], args[2]);
        ClientConfig config = ClientConfig.builder()
                .s3Endpoint(URI.create(args[0]))
                .region(REGION)
                .credentials(() -> credentials)
                .build();
        try (S3Operations client = S3Operations.create(config, null)) {
            client.createBucket(BUCKET, null);
            for (ObjectRef object : List.of(new ObjectRef(BUCKET, "object"), new ObjectRef(BUCKET, "large"))) {
                byte[] content = new byte[object.key().equals("large") ? LARGE : 1024];
                client.putObject(object, RequestBody.of(content), ObjectHeaders.NONE, Conditions.NONE);
                print(client, "GET", object);
                print(client, "PUT", new ObjectRef(BUCKET, object.key() + "-put"));
            }
            if (args.length > 3) {
                fill(client, Integer.parseInt(args[3]));
                System.out.println(PresignedListing.of(URI.create(args[0]), LISTED, credentials, REGION));
            }
        }
    }

    private static void print(S3Operations client, String method, ObjectRef object) {
        System.out.println(client.presign(method, object, Duration.ofHours(1)));
    }

    private static void fill(S3Operations client, int keys) {
        client.createBucket(LISTED, null);
        for (int i = 0; i < keys; i++) {
            ObjectRef object = new ObjectRef(LISTED, String.format("directory/key-%08d", i));
            client.putObject(object, RequestBody.of(new byte[16]), ObjectHeaders.NONE, Conditions.NONE);
        }
    }
}
