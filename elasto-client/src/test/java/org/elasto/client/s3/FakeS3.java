package org.elasto.client.s3;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.elasto.client.ClientConfig;
import org.elasto.client.Credentials;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.Limits;
import org.jspecify.annotations.Nullable;

/** What the operations need to run over an engine that answers what it was told to. */
final class FakeS3 {

    static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");

    private FakeS3() {}

    /** Its errors are those of S3. */
    static FakeEngine engine() {
        return new FakeEngine(FakeS3::error);
    }

    private static HttpResponse error(int status, String code, String... fields) {
        String document = "<Error><Code>" + code + "</Code><Message></Message></Error>";
        return FakeEngine.answer(status, document.getBytes(StandardCharsets.UTF_8), fields);
    }

    /** The operations over an engine, on an endpoint of one's own, with four attempts and no waiting. */
    static S3Operations operations(FakeEngine engine) {
        return operations(engine, settings().build(), "localhost:9000");
    }

    static S3Operations operations(FakeEngine engine, ClientConfig config, @Nullable String authority) {
        return new S3Operations(S3Connection.over(engine, FakeEngine.policy(NOW), config, authority), Limits.NONE);
    }

    static ClientConfig.Builder settings() {
        Credentials credentials = new Credentials("AK", "SK");
        return ClientConfig.builder().credentials(() -> credentials);
    }
}
