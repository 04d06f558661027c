package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** URLs to hand out, which are made without sending anything. */
class PresignCommandTest {

    @TempDir
    private Path directory;

    private CliRun cli;

    @BeforeEach
    void prepare() {
        cli = new CliRun(directory)
                .variable("AZURE_STORAGE_CONNECTION_STRING", "UseDevelopmentStorage=true")
                .variable("AWS_ACCESS_KEY_ID", "AK")
                .variable("AWS_SECRET_ACCESS_KEY", "SECRET");
    }

    @ParameterizedTest
    @CsvSource({
        "s3://localhost:9000/b/a%20b, http://localhost:9000/b/a%20b?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AK%2F,"
                + " X-Amz-Expires=3600",
        "abb:///devstoreaccount1/c/b, http://127.0.0.1:10000/devstoreaccount1/c/b?sv=, &sr=b&sp=r&se=",
        "apb:///devstoreaccount1/c/b, http://127.0.0.1:10000/devstoreaccount1/c/b?sv=, &sr=b&sp=r&se=",
        "afs:///devstoreaccount1/s/d/f, http://127.0.0.1:10003/devstoreaccount1/s/d/f?sv=, &sr=f&sp=r&se="
    })
    void aUrlIsForReadingAnHour(String uri, String begin, String part) {
        assertThat(cli.run("presign", uri)).as(cli.err()).isZero();

        assertThat(cli.lines()).singleElement().asString().startsWith(begin).contains(part);
        assertThat(cli.out()).doesNotContain("SECRET");
    }

    @Test
    void methodAndTimeAreWhatWasAskedFor() {
        assertThat(cli.run("presign", "--method", "put", "--expires", "90s", "s3://localhost:9000/b/k"))
                .isZero();
        assertThat(cli.out()).contains("X-Amz-Expires=90&");
        assertThat(cli.run("presign", "--method", "DELETE", "abb:///devstoreaccount1/c/b"))
                .isZero();
        assertThat(cli.out()).contains("&sp=d&");
        assertThat(cli.run("--json", "presign", "--method", "PUT", "afs:///devstoreaccount1/s/f"))
                .isZero();
        assertThat(cli.out())
                .startsWith("{\"event\":\"url\",\"uri\":\"afs:///devstoreaccount1/s/f\",\"url\":\"http://")
                .contains("&sp=cw&")
                .endsWith("\"method\":\"PUT\",\"seconds\":3600,\"schema\":1}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "presign --method POST s3://localhost:9000/b/k, 2, POST",
        "presign --expires 0 s3://localhost:9000/b/k, 2, second",
        "presign --expires 8d s3://localhost:9000/b/k, 2, 7 days",
        "presign s3://localhost:9000/b, 2, not a file",
        "presign abb:///devstoreaccount1/c/, 2, not a file",
        "presign local, 8, PRESIGN"
    })
    void refuses(String line, int exit, String message) {
        assertThat(cli.run(line.split(" ", -1))).isEqualTo(exit);
        assertThat(cli.err()).contains(message);
    }

    @Test
    void withoutAKeyNothingIsSigned() {
        cli.variable("AZURE_STORAGE_CONNECTION_STRING", "")
                .variable("AZURE_STORAGE_ACCOUNT", "acc")
                .variable("AZURE_STORAGE_SAS_TOKEN", "sv=2020-12-06&sp=racwdl&sig=abc");

        assertThat(cli.run("presign", "abb:///acc/c/b")).isEqualTo(8);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains("key of the account").doesNotContain("abc");
    }
}
