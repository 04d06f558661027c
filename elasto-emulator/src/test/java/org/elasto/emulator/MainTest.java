package org.elasto.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class MainTest {

    @TempDir
    Path directory;

    private record Run(int status, String out, String err) {}

    private static Run run(String... arguments) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void helpAndVersionEndAtOnce() throws Exception {
        assertThat(run("--help")).isEqualTo(new Run(0, Options.HELP, ""));
        assertThat(run("--s3-port", "x", "-h").status()).isZero();
        assertThat(run("--version").out()).startsWith("elasto emulator ");
    }

    @Test
    void aMistakeIsExplainedAndEndsWithTwo() throws Exception {
        Run run = run("--s3-port", "x");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("elasto emulator: --s3-port: a port is a number")
                .hasLineCount(1);
    }

    @Test
    void aTakenPortIsNamedAndEndsWithOne() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = run(
                    "--s3-port",
                    "0",
                    "--blob-port=0",
                    "--file-port=0",
                    "--management-port=0",
                    "--admin-port=" + taken.getLocalPort());

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": Address already in use")
                    .contains("--admin-port")
                    .hasLineCount(1);
        }
    }

    @Test
    void aReadyFileThatCannotBeWrittenEndsWithOne() throws Exception {
        Path nowhere = directory.resolve("none").resolve("ready.json");

        Run run = run(
                "--s3-port=0",
                "--blob-port=0",
                "--file-port=0",
                "--management-port=0",
                "--admin-port=0",
                "--ready-file",
                nowhere.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("cannot write " + nowhere);
    }

    @Test
    void theReadyFileSaysWhereAndWithWhat() throws Exception {
        Path file = directory.resolve("ready.json");
        Files.writeString(file, "of an earlier run");
        S3User user = new S3User("me", "AK", "s\"\\\u00e9", null, null, null);
        try (Emulator emulator = Emulator.start(EmulatorConfig.builder()
                .s3Port(0)
                .blobPort(0)
                .filePort(0)
                .managementPort(0)
                .adminPort(0)
                .proxyPort(0)
                .s3User(user)
                .s3User(S3User.DEFAULT)
                .build())) {
            ReadyFile.write(file, emulator);

            assertThat(values(file))
                    .containsSubsequence("s3", "endpoint=" + emulator.s3Endpoint(), "region=us-east-1", "accessKey=AK")
                    .containsSubsequence("secretKey=" + user.secretKey(), "users", "accessKey=elasto")
                    .containsSubsequence(
                            "blob",
                            "endpoint=" + emulator.blobEndpoint(StorageAccount.DEVELOPMENT),
                            "account=devstoreaccount1")
                    .containsSubsequence(
                            "management",
                            "endpoint=" + emulator.managementEndpoint(),
                            "subscription=" + emulator.config().azureSubscription())
                    .containsSubsequence("admin", "endpoint=" + emulator.adminEndpoint())
                    .containsSubsequence("proxy", "endpoint=" + emulator.proxyEndpoint());
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(file);
        }
    }

    /** Names of objects and arrays, and {@code name=value}, in order. */
    private static List<String> values(Path file) throws IOException {
        List<String> values = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING) {
                    values.add(json.currentName() + '=' + json.getText());
                } else if (json.currentToken().isStructStart() && json.currentName() != null) {
                    values.add(json.currentName());
                }
            }
        }
        return values;
    }

    @Test
    void settingsToPasteMeanWhatTheySay() {
        S3User user = new S3User("me", "A'K", "s'\"\\x", null, null, null);
        try (Emulator emulator = Emulator.start(EmulatorConfig.builder()
                .s3Port(0)
                .blobPort(0)
                .filePort(0)
                .managementPort(0)
                .adminPort(0)
                .proxyPort(0)
                .s3User(user)
                .s3User(S3User.DEFAULT)
                .build())) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Banner.print(emulator, new PrintStream(bytes, true, StandardCharsets.UTF_8));
            String banner = bytes.toString(StandardCharsets.UTF_8);

            assertThat(banner)
                    .contains(emulator.s3Endpoint().toString())
                    .contains(emulator.adminEndpoint().toString())
                    .contains("ARM    " + emulator.managementEndpoint())
                    .contains("export HTTP_PROXY=" + emulator.proxyEndpoint())
                    .contains("AWS_ACCESS_KEY_ID='A'\\''K' AWS_SECRET_ACCESS_KEY='s'\\''\"\\x'")
                    .contains("aws_access_key_id=\"A'K\", aws_secret_access_key=\"s'\\\"\\\\x\"")
                    .contains("AwsBasicCredentials.create(\"A'K\", \"s'\\\"\\\\x\")")
                    .contains("also: account elasto, access key elasto")
                    .doesNotContain("elasto-secret-key");
        }
    }

    @Test
    void runsAsAProgramOfItsOwn() throws Exception {
        Path file = directory.resolve("ready.json");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--s3-port=0",
                        "--admin-port=0",
                        "--blob-port=0",
                        "--file-port=0",
                        "--management-port=0",
                        "--ready-file=" + file)
                .redirectError(directory.resolve("err").toFile())
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String first = String.valueOf(out.readLine());

            assertThat(first).startsWith("S3     http://127.0.0.1:").contains("aws dialect");
            // It is there before anything is printed, and nothing is said on the side.
            assertThat(values(file))
                    .contains("s3", "blob", "file", "admin", "accessKey=elasto", "secretKey=elasto-secret-key")
                    .doesNotContain("proxy");
            assertThat(Files.readString(directory.resolve("err"))).isEmpty();
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
