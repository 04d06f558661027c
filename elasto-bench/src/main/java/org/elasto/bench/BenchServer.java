package org.elasto.bench;

import org.elasto.client.ClientConfig;
import org.elasto.client.Credentials;
import org.elasto.client.http.RequestBody;
import org.elasto.client.s3.Conditions;
import org.elasto.client.s3.ObjectHeaders;
import org.elasto.client.s3.ObjectRef;
import org.elasto.client.s3.S3Operations;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.EmulatorConfig;
import org.elasto.emulator.S3User;

/** An emulator on loopback with one object of 1 KiB in it, and a client of it. Thread-safe. */
final class BenchServer implements AutoCloseable {

    static final ObjectRef OBJECT = new ObjectRef("bench", "object");

    private final Emulator emulator = Emulator.start(EmulatorConfig.inProcess());
    private final S3Operations client;

    BenchServer() {
        S3User user = S3User.DEFAULT;
        ClientConfig config = ClientConfig.builder()
                .s3Endpoint(emulator.s3Endpoint())
                .region(emulator.config().region())
                .credentials(() -> new Credentials(user.accessKey(), user.secretKey()))
                .build();
        client = S3Operations.create(config, null);
        client.createBucket(OBJECT.bucket(), null);
        client.putObject(OBJECT, RequestBody.of(new byte[1024]), ObjectHeaders.NONE, Conditions.NONE);
    }

    S3Operations client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        emulator.close();
    }
}
