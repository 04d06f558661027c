package org.elasto.client.blob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elasto.client.azure.AzureEncoding;
import org.elasto.client.blob.FakeBlobs.Blob;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** What requests to {@link FakeBlobs} say, and what its answers tell of a blob. */
final class FakeMessages {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private FakeMessages() {}

    static String name(String target) {
        int mark = target.indexOf('?');
        String path = AzureEncoding.decode(mark < 0 ? target : target.substring(0, mark));
        return path.replaceFirst("^/devstoreaccount1/cont/?", "");
    }

    static @Nullable String query(HttpRequest request, String name) {
        int mark = request.target().indexOf('?');
        for (String pair : request.target().substring(mark + 1).split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return AzureEncoding.decode(pair.substring(name.length() + 1));
            }
        }
        return null;
    }

    static @Nullable String header(HttpRequest request, String name) {
        return request.headers().first(name);
    }

    static byte[] body(HttpRequest request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        request.body().writeTo(out);
        return out.toByteArray();
    }

    static int[] range(String field) {
        Matcher matcher = RANGE.matcher(field);
        if (!matcher.matches()) {
            throw new AssertionError(field);
        }
        return new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)) + 1};
    }

    static void keep(HttpRequest request, Blob blob) {
        blob.fields.clear();
        request.headers().each((name, value) -> {
            if (name.startsWith("x-ms-meta-")) {
                blob.fields.put(name, value);
            } else if (name.equals("x-ms-blob-content-type")) {
                blob.fields.put("Content-Type", value);
            }
        });
    }

    static String etag(Blob blob) {
        return "\"0x" + blob.version + "\"";
    }

    static String[] all(Blob blob, String... more) {
        List<String> fields = new ArrayList<>(List.of(
                "ETag: " + etag(blob),
                "x-ms-blob-type: " + blob.type,
                "x-ms-lease-state: " + (blob.lease == null ? "available" : "leased"),
                "x-ms-blob-sequence-number: " + blob.sequence));
        blob.fields.forEach((name, value) -> fields.add(name + ": " + value));
        fields.addAll(List.of(more));
        return fields.toArray(new String[0]);
    }

    static HttpResponse ok(int status, String body, String... fields) {
        return FakeEngine.answer(status, body.getBytes(StandardCharsets.UTF_8), fields);
    }
}
