package org.elasto.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the launcher runs once after a build, so that Java notes which classes a start of the tool needs: a few command
 * lines against a directory and against a service on loopback that always says the same. It prints nothing, and how the
 * commands end does not matter.
 */
public final class Rehearsal {

    private static final String S3 = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>b</Name><Prefix></Prefix>"
            + "<KeyCount>1</KeyCount><MaxKeys>1000</MaxKeys><Delimiter>/</Delimiter><IsTruncated>false</IsTruncated>"
            + "<Contents><Key>k</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>\"e\"</ETag>"
            + "<Size>1</Size><StorageClass>STANDARD</StorageClass></Contents>"
            + "<CommonPrefixes><Prefix>d/</Prefix></CommonPrefixes></ListBucketResult>";
    private static final String BLOB = "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
            + "<EnumerationResults ServiceEndpoint=\"http://127.0.0.1/a/\" ContainerName=\"b\"><Blobs><Blob><Name>k</Name>"
            + "<Properties><Last-Modified>Thu, 01 Jan 2026 00:00:00 GMT</Last-Modified><Etag>\"e\"</Etag>"
            + "<Content-Length>1</Content-Length><BlobType>BlockBlob</BlobType></Properties></Blob>"
            + "</Blobs><NextMarker /></EnumerationResults>";

    private Rehearsal() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        run();
    }

    /** Runs it and tells how each command line ended. */
    static Map<String, Integer> run() throws IOException {
        Map<String, Integer> codes = new LinkedHashMap<>();
        Path directory = Files.createTempDirectory("elasto");
        Path file = Files.writeString(directory.resolve("f"), "x");
        try (ServerSocket service = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> serve(service), "rehearsal");
            server.setDaemon(true);
            server.start();
            String host = "127.0.0.1:" + service.getLocalPort();
            for (String line : List.of(
                    "--version",
                    "--help",
                    "ls -l .",
                    "stat f",
                    "cat f",
                    "ls nothing",
                    "ls s3://HOST/b/",
                    "ls -l s3://HOST/b/",
                    "ls --json s3://HOST/b/",
                    "stat s3://HOST/b/k",
                    "cat s3://HOST/b/k",
                    "put f s3://HOST/b/",
                    "ls abb://HOST/a/b/",
                    "stat abb://HOST/a/b/k")) {
                codes.put(
                        line,
                        new Cli(environment(directory))
                                .run(line.replace("HOST", host).split(" ", -1)));
            }
            return codes;
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        }
    }

    private static Environment environment(Path directory) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Environment(
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                Terminal.NONE,
                Map.of(
                        "AWS_ACCESS_KEY_ID", "nobody",
                        "AWS_SECRET_ACCESS_KEY", "nothing",
                        "AZURE_STORAGE_ACCOUNT", "a",
                        "AZURE_STORAGE_KEY", "bm90aGluZw==",
                        "ELASTO_MAX_ATTEMPTS", "1"),
                directory,
                ZoneId::systemDefault,
                System::nanoTime,
                new Interruption(),
                debug -> ClientLog.configure(debug, nowhere),
                prompt -> null,
                Clients.ONE_EACH);
    }

    /** Answers one request on each connection. */
    private static void serve(ServerSocket service) {
        while (!service.isClosed()) {
            try (Socket connection = service.accept()) {
                String request = head(connection.getInputStream());
                boolean body = request.startsWith("GET ");
                String text = request.contains(" /a/") ? BLOB : S3;
                String answer = "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nLast-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\n"
                        + "x-ms-blob-type: BlockBlob\r\nConnection: close\r\nContent-Length: "
                        + (body ? text.length() : 0) + "\r\n\r\n" + (body ? text : "");
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // A client that has gone, or the end.
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                break;
            }
            head.append((char) b);
        }
        return head.toString();
    }
}
