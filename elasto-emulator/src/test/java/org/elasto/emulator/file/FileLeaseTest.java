package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import java.util.stream.Stream;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leases of files: infinite ones only, which every write has to know. */
class FileLeaseTest {

    private static final String A = "11111111-1111-1111-1111-111111111111";
    private static final String B = "22222222-2222-2222-2222-222222222222";

    private final FileBench files = new FileBench().share("box");

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
    }

    private Answer lease(String action, String header, String value) {
        return files.send(request("PUT", "/box/file?comp=lease")
                .with("x-ms-lease-action", action)
                .with(header, value));
    }

    private void acquire() {
        files.file("/box/file", 4);
        files.send(request("PUT", "/box/file?comp=lease")
                        .with("x-ms-lease-action", "acquire")
                        .with("x-ms-lease-duration", "-1")
                        .with("x-ms-proposed-lease-id", A))
                .expect(201);
    }

    @Test
    void aLeaseIsAcquiredChangedReleasedAndBroken() {
        acquire();
        Answer held = files.send("HEAD", "/box/file").expect(200);
        assertThat(held.header("x-ms-lease-state")).isEqualTo("leased");
        assertThat(held.header("x-ms-lease-status")).isEqualTo("locked");
        assertThat(held.header("x-ms-lease-duration")).isEqualTo("infinite");
        assertThat(lease("acquire", "x-ms-lease-duration", "-1").expect(409).code())
                .isEqualTo("LeaseAlreadyPresent");
        Answer changed = files.send(request("PUT", "/box/file?comp=lease")
                        .with("x-ms-lease-action", "change")
                        .with("x-ms-lease-id", A)
                        .with("x-ms-proposed-lease-id", B))
                .expect(200);
        assertThat(changed.header("x-ms-lease-id")).isEqualTo(B);
        assertThat(lease("release", "x-ms-lease-id", A).expect(409).code())
                .isEqualTo("LeaseIdMismatchWithLeaseOperation");
        lease("release", "x-ms-lease-id", B).expect(200);
        lease("acquire", "x-ms-lease-duration", "-1").expect(201);
        Answer broken = lease("break", "x-ms-version", FileBench.VERSION).expect(202);
        assertThat(broken.header("x-ms-lease-time")).isEqualTo("0");
        assertThat(files.send("HEAD", "/box/file").header("x-ms-lease-state")).isEqualTo("broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "60", "0", "soon"})
    void aLeaseOfAFileNeverEndsByItself(String duration) {
        files.file("/box/file", 4);
        Answer answer = lease("acquire", "x-ms-lease-duration", duration).expect(400);
        assertThat(answer.element("HeaderName")).isEqualTo("x-ms-lease-duration");
    }

    @Test
    void thereIsNothingToRenew() {
        acquire();
        assertThat(lease("renew", "x-ms-lease-id", A).expect(400).element("HeaderName"))
                .isEqualTo("x-ms-lease-action");
    }

    static Stream<PlainRequest> writes() {
        return Stream.of(
                request("PUT", "/box/file").with("x-ms-type", "file").with("x-ms-content-length", "4"),
                request("PUT", "/box/file?comp=range")
                        .with("x-ms-write", "update")
                        .with("x-ms-range", "bytes=0-3")
                        .body("data"),
                request("PUT", "/box/file?comp=range")
                        .with("x-ms-write", "clear")
                        .with("x-ms-range", "bytes=0-3"),
                request("PUT", "/box/file?comp=properties").with("x-ms-content-length", "9"),
                request("PUT", "/box/file?comp=metadata").with("x-ms-meta-a", "b"),
                request("DELETE", "/box/file"));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aWriteKnowsTheLease(PlainRequest write) {
        acquire();
        assertThat(files.send(write).expect(412).code()).isEqualTo("LeaseIdMissing");
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aWriteWithTheWrongLeaseIsRefused(PlainRequest write) {
        acquire();
        assertThat(files.send(write.with("x-ms-lease-id", B)).expect(412).code())
                .isEqualTo("LeaseIdMismatchWithFileOperation");
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aWriteWithTheLeaseIsDone(PlainRequest write) {
        acquire();
        assertThat(files.send(write.with("x-ms-lease-id", A)).status()).isBetween(200, 202);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aWriteWithALeaseThatThereNeverWasIsRefused(PlainRequest write) {
        files.file("/box/file", 4);
        assertThat(files.send(write.with("x-ms-lease-id", A)).expect(412).code())
                .isEqualTo("LeaseNotPresentWithFileOperation");
    }

    @Test
    void makingAFileAgainKeepsItsLease() {
        acquire();
        files.send(request("PUT", "/box/file")
                        .with("x-ms-type", "file")
                        .with("x-ms-content-length", "1")
                        .with("x-ms-lease-id", A))
                .expect(201);
        assertThat(files.send("HEAD", "/box/file").header("x-ms-lease-state")).isEqualTo("leased");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /box/file", "HEAD /box/file", "GET /box/file?comp=metadata", "GET /box/file?comp=rangelist"
            })
    void aReadNeedsNoLeaseButARightOneIfItBringsOne(String line) {
        acquire();
        int blank = line.indexOf(' ');
        String method = line.substring(0, blank);
        String target = line.substring(blank + 1);
        files.send(method, target).expect(200);
        files.send(request(method, target).with("x-ms-lease-id", A)).expect(200);
        files.send(request(method, target).with("x-ms-lease-id", B)).expect(412);
    }
}
