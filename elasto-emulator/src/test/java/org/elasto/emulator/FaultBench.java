package org.elasto.emulator;

import java.io.IOException;
import java.util.Map;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.SharedKeySigner;
import org.elasto.emulator.http.PlainRequest;
import org.elasto.emulator.http.RawConnection;
import org.elasto.emulator.http.RawConnection.Answer;

/** An emulator with one file of five bytes at one of its fronts, and who reads and writes it over sockets. */
final class FaultBench implements AutoCloseable {

    static final String BEFORE = "older";
    static final String AFTER = "newer";

    /** Of the file, wherever it is. */
    static final String PATH = "/place/file";

    private static final StorageAccount ACCOUNT = StorageAccount.DEVELOPMENT;
    private static final String VERSION = "2026-06-06";

    final Emulator emulator = Emulator.start(EmulatorConfig.inProcess());
    private final Fault.Front front;
    private final WireClient signer;

    FaultBench(Fault.Front front) throws IOException {
        this.front = front;
        this.signer = new WireClient(emulator);
        switch (front) {
            case S3 -> exchange(s3("PUT", "/place", 0));
            case BLOB -> exchange(azure("PUT", "/place?restype=container", ""));
            case FILE -> {
                exchange(azure("PUT", "/place?restype=share", ""));
                exchange(head(azureRequest("PUT", PATH)
                        .with("x-ms-type", "file")
                        .with("x-ms-content-length", Integer.toString(BEFORE.length()))));
            }
            case MANAGEMENT -> throw new IllegalArgumentException("there are no files");
        }
        exchange(write(BEFORE));
    }

    RawConnection connect() throws IOException {
        return new RawConnection(
                switch (front) {
                    case S3 -> emulator.s3Endpoint().getPort();
                    case BLOB -> emulator.blobEndpoint(ACCOUNT).getPort();
                    case FILE -> emulator.fileEndpoint(ACCOUNT).getPort();
                    case MANAGEMENT -> emulator.managementEndpoint().getPort();
                });
    }

    /** One exchange on a connection of its own. */
    private void exchange(String request) throws IOException {
        try (RawConnection connection = connect()) {
            Answer answer = connection.send(request).receive();
            if (answer.status() / 100 != 2) {
                throw new AssertionError(answer.status() + " " + answer.text());
            }
        }
    }

    /** A request that writes the file. */
    String write(String body) {
        return writeHead(body.length()) + body;
    }

    /** Its head. */
    String writeHead(int length) {
        PlainRequest request = azureRequest("PUT", front == Fault.Front.FILE ? PATH + "?comp=range" : PATH);
        return switch (front) {
            case S3 -> s3("PUT", PATH, length);
            case BLOB -> head(request.with("x-ms-blob-type", "BlockBlob"), length);
            default -> head(request.with("x-ms-write", "update").with("x-ms-range", "bytes=0-" + (length - 1)), length);
        };
    }

    /** A request that reads it, by GET or HEAD. */
    String read(String method) {
        return front == Fault.Front.S3 ? s3(method, PATH, 0) : azure(method, PATH, "");
    }

    /** What is in the file, faults left out. */
    String content() throws IOException {
        emulator.faults().clear();
        try (RawConnection connection = connect()) {
            return connection.send(read("GET")).receive().text();
        }
    }

    private String s3(String method, String target, int length) {
        return signer.head(method, target, Map.of("Content-Length", Integer.toString(length)));
    }

    private PlainRequest azureRequest(String method, String target) {
        return PlainRequest.bare(method, '/' + ACCOUNT.name() + target)
                .with("Host", "127.0.0.1:10000")
                .with("x-ms-version", VERSION)
                .with("x-ms-date", AzureDates.http(emulator.clock().instant()));
    }

    private String azure(String method, String target, String body) {
        return head(azureRequest(method, target), body.length()) + body;
    }

    private static String head(PlainRequest request) {
        return head(request, 0);
    }

    private static String head(PlainRequest request, int length) {
        request.with("Content-Length", Integer.toString(length));
        SharedKeySigner.sign(request, ACCOUNT.name(), ACCOUNT.key(), VERSION);
        StringBuilder head = new StringBuilder(request.method() + ' ' + request.target() + " HTTP/1.1\r\n");
        request.headerNames()
                .forEach(name -> head.append(name)
                        .append(": ")
                        .append(request.header(name))
                        .append("\r\n"));
        return head + "\r\n";
    }

    @Override
    public void close() throws IOException {
        long failures = emulator.failures();
        signer.close();
        emulator.close();
        if (failures > 0) {
            throw new AssertionError("the emulator met a defect of its own");
        }
    }
}
