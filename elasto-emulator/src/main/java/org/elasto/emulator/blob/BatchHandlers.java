package org.elasto.emulator.blob;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.blob.BatchReader.Part;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;

/** Many requests in one: each is authenticated and answered as if it had come alone. */
final class BatchHandlers {

    private static final long LONGEST = 4 << 20;
    private static final String END = "\r\n";

    /** Written where the service writes them, or not at all. */
    private static final List<String> LAST = List.of("Server", "Date", "Content-Type");

    private BatchHandlers() {}

    static Reception batch(BlobCall call) {
        BatchReader.boundary(call.header("Content-Type"));
        return call.readBody(LONGEST, payload -> {
            List<Part> parts =
                    BatchReader.read(call.request(), payload.content().toByteArray());
            checkAlike(call, parts);
            String boundary = "batchresponse_" + call.context().newGuid();
            ByteArrayOutputStream out = new ByteArrayOutputStream(512 * parts.size());
            for (Part part : parts) {
                print(out, "--" + boundary + END + "Content-Type: application/http" + END);
                if (!part.id().isEmpty()) {
                    print(out, "Content-ID: " + part.id() + END);
                }
                print(out, END);
                write(out, call.context().front().apply(part.request()));
            }
            print(out, "--" + boundary + "--");
            return Response.of(202)
                    .header("Content-Type", "multipart/mixed; boundary=" + boundary)
                    .body(out.toByteArray());
        });
    }

    /** All parts do the same, and in the account or container that the batch is sent to. */
    private static void checkAlike(BlobCall call, List<Part> parts) {
        BlobOperation first = null;
        for (Part part : parts) {
            BlobTarget target = BlobTarget.of(part.request(), call.context().settings());
            BlobOperation operation = BlobOperation.of(part.request(), target);
            boolean known = operation == BlobOperation.DELETE_BLOB || operation == BlobOperation.SET_BLOB_TIER;
            boolean same = first == null || first == operation;
            if (!known || !same || !isWithin(call.target(), target)) {
                throw new AzureException(AzureError.INVALID_INPUT);
            }
            first = operation;
        }
    }

    private static boolean isWithin(BlobTarget batch, BlobTarget part) {
        return part.account().name().equals(batch.account().name())
                && part.secondary() == batch.secondary()
                && (batch.container().isEmpty() || batch.container().equals(part.container()));
    }

    private static void write(ByteArrayOutputStream out, Response response) {
        print(out, "HTTP/1.1 " + response.status() + ' ' + reason(response) + END);
        for (int i = 0; i < response.headerCount(); i++) {
            String name = response.headerName(i);
            if (LAST.stream().noneMatch(name::equalsIgnoreCase)) {
                print(out, name + ": " + response.headerValue(i) + END);
            }
        }
        long length = response.body().length();
        if (length > 0) {
            print(out, "Content-Length: " + length + END);
            print(out, "Content-Type: " + response.header("Content-Type") + END);
        }
        print(out, "Server: Windows-Azure-Blob/1.0" + END + END);
        if (length > 0) {
            response.body().buffers().forEachRemaining(buffer -> write(out, buffer));
            print(out, END);
        }
    }

    private static void write(ByteArrayOutputStream out, ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        out.writeBytes(bytes);
    }

    private static void print(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String reason(Response response) {
        String code = response.header("x-ms-error-code");
        for (AzureError error : AzureError.values()) {
            if (error.status() == response.status() && error.code().equals(code)) {
                return error.message();
            }
        }
        return response.status() == 202 ? "Accepted" : "OK";
    }
}
