package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.behavior.Failures.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.elasto.client.Capability;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;

/** URLs that are handed out: somebody without credentials does with them what they are for, and nothing else. */
@OnEverySite
class PresignBehaviorTest extends Workspace {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    PresignBehaviorTest(Site site) {
        super(site);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(StorageUri uri, String method) {
        return HttpRequest.newBuilder(client.presign(uri, method, AN_HOUR)).timeout(Duration.ofSeconds(30));
    }

    @Test
    @Requires(Capability.PRESIGN)
    void anybodyReads() {
        StorageUri uri = put("dir with space/ünïcode+x", unitsOf(1, 2));
        assertThat(send(request(uri, "GET").GET()).body()).isEqualTo(unitsOf(1, 2));
        assertThat(send(request(uri, "HEAD").method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Requires(Capability.PRESIGN)
    void anybodyRemoves() {
        StorageUri uri = put("x", unitsOf(1));
        assertThat(send(request(uri, "DELETE").DELETE()).statusCode()).isBetween(200, 299);
        assertThat(failure(() -> client.stat(uri))).isEqualTo(ErrorKind.NOT_FOUND);
    }

    /** Each service has its own way to write with one request; a file of a share takes two, and page blobs as well. */
    @Test
    @Requires(Capability.PRESIGN)
    void anybodyWrites() {
        StorageUri uri = file("x");
        HttpRequest.Builder put = request(uri, "PUT");
        boolean whole = site.backend().equals("s3") || site.backend().equals("abb");
        if (site.backend().equals("abb")) {
            put.header("x-ms-blob-type", "BlockBlob");
        } else if (site.backend().equals("apb")) {
            put.header("x-ms-blob-type", "PageBlob").header("x-ms-blob-content-length", "512");
        } else if (site.backend().equals("afs")) {
            put.header("x-ms-type", "file").header("x-ms-content-length", "512");
            put.header("x-ms-file-attributes", "None").header("x-ms-file-permission", "Inherit");
            put.header("x-ms-file-creation-time", "Now").header("x-ms-file-last-write-time", "Now");
        }
        HttpResponse<byte[]> answer =
                send(put.PUT(whole ? BodyPublishers.ofByteArray(unitsOf(3)) : BodyPublishers.noBody()));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                .isBetween(200, 299);
        assertThat(client.stat(uri).size()).hasValue(whole ? units(1) : 512);
    }

    @Test
    @Requires(Capability.PRESIGN)
    void nobodyDoesAnythingElse() {
        StorageUri uri = put("x", unitsOf(1));
        assertThat(send(request(uri, "GET").DELETE()).statusCode()).isEqualTo(403);
        assertThat(send(request(uri, "DELETE").GET()).statusCode()).isEqualTo(403);
        URI other = URI.create(client.presign(uri, "GET", AN_HOUR).toString().replace("/x?", "/y?"));
        put("y", unitsOf(2));
        assertThat(send(HttpRequest.newBuilder(other).GET()).statusCode()).isEqualTo(403);
        assertThat(get(uri)).isEqualTo(unitsOf(1));
    }

    @Test
    void presigningNeedsPresign() {
        if (!has(Capability.PRESIGN)) {
            assertThat(failure(() -> client.presign(file("x"), "GET", AN_HOUR))).isEqualTo(ErrorKind.UNSUPPORTED);
            return;
        }
        assertThat(failure(() -> client.presign(container, "GET", AN_HOUR))).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(failure(() -> client.presign(file("x"), "POST", AN_HOUR))).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(failure(() -> client.presign(file("x"), "GET", Duration.ZERO)))
                .isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }
}
