package org.elasto.client.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elasto.client.azure.AzureEncoding;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.Limits;
import org.elasto.client.http.Transport;
import org.jspecify.annotations.Nullable;

/** Files of one share in memory: as much of the service as open files need. Thread-safe. */
final class FakeFiles implements Transport {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    /** A file. */
    static final class Entry {
        byte[] bytes = new byte[0];
        boolean[] written = new boolean[0];
        int version;
        String type = "application/octet-stream";

        @Nullable
        String lease;

        String copy = "";
    }

    final Map<String, Entry> files = new TreeMap<>();
    final List<HttpRequest> requests = new ArrayList<>();
    int pendingLooks;
    boolean fetches = true;

    @Nullable
    Runnable before;

    private int versions;

    long count(String operation) {
        return requests.stream()
                .filter(request -> request.operation().equals(operation))
                .count();
    }

    private static @Nullable String header(HttpRequest request, String name) {
        return request.headers().first(name);
    }

    static String name(String url) {
        String path = url.substring(url.indexOf("/devstoreaccount1/share/") + "/devstoreaccount1/share/".length());
        int mark = path.indexOf('?');
        return AzureEncoding.decode(mark < 0 ? path : path.substring(0, mark));
    }

    @Override
    public synchronized HttpResponse send(HttpRequest request, Limits limits) throws IOException {
        requests.add(request);
        Runnable first = before;
        if (first != null && request.method().equals("PUT")) {
            before = null;
            first.run();
        }
        String name = name(request.target());
        Entry there = files.get(name);
        return switch (request.operation()) {
            case "CreateFile" -> refused(request, there) ? leased() : create(request, name, there);
            case "RenameFile" -> rename(name, name(String.valueOf(header(request, "x-ms-file-rename-source"))));
            default -> there == null ? error(404, "ResourceNotFound") : existing(request, name, there);
        };
    }

    private HttpResponse existing(HttpRequest request, String name, Entry file) throws IOException {
        if (request.operation().equals("LeaseFile")) {
            return lease(request, file);
        }
        boolean writes = !request.method().equals("GET") && !request.method().equals("HEAD");
        if (writes && refused(request, file)) {
            return leased();
        }
        return switch (request.operation()) {
            case "GetFileProperties" -> properties(file);
            case "GetFile" -> get(request, file);
            case "PutRange", "PutRangeFromURL" -> put(request, file);
            case "ListRanges" -> ranges(file);
            case "SetFileProperties" -> resize(request, file);
            case "CopyFile" -> copy(request, file);
            case "AbortCopyFile" -> {
                file.copy = "aborted";
                yield FakeEngine.answer(204, new byte[0]);
            }
            case "DeleteFile" -> {
                files.remove(name);
                yield FakeEngine.answer(202, new byte[0]);
            }
            default -> throw new AssertionError(request.operation());
        };
    }

    private static boolean refused(HttpRequest request, @Nullable Entry file) {
        String held = file == null ? null : file.lease;
        return held != null && !held.equals(header(request, "x-ms-lease-id"));
    }

    private static HttpResponse leased() {
        return error(412, "LeaseIdMissing");
    }

    private static HttpResponse error(int status, String code) {
        return FakeEngine.answer(status, new byte[0], "x-ms-error-code: " + code);
    }

    private HttpResponse create(HttpRequest request, String name, @Nullable Entry there) {
        Entry file = new Entry();
        file.lease = there == null ? null : there.lease;
        String type = header(request, "x-ms-content-type");
        file.type = type == null ? file.type : type;
        files.put(name, file);
        return changed(file, 201);
    }

    HttpResponse changed(Entry file, int status) {
        file.version = ++versions;
        return FakeEngine.answer(status, new byte[0], "ETag: " + etag(file));
    }

    private static String etag(Entry file) {
        return "\"0x" + file.version + "\"";
    }

    private HttpResponse rename(String to, String from) {
        Entry moved = files.get(from);
        if (moved == null) {
            return error(404, "ResourceNotFound");
        }
        if (files.containsKey(to)) {
            return error(409, "ResourceAlreadyExists");
        }
        files.remove(from);
        files.put(to, moved);
        return changed(moved, 200);
    }

    private HttpResponse properties(Entry file) {
        if (file.copy.equals("pending") && --pendingLooks < 0) {
            file.copy = "success";
        }
        String state = file.lease == null ? "available" : "leased";
        List<String> fields = new ArrayList<>(List.of(
                "ETag: " + etag(file),
                "Content-Length: " + file.bytes.length,
                "Content-Type: " + file.type,
                "x-ms-lease-state: " + state));
        if (!file.copy.isEmpty()) {
            fields.add("x-ms-copy-id: c");
            fields.add("x-ms-copy-status: " + file.copy);
        }
        return FakeEngine.answer(200, new byte[0], fields.toArray(new String[0]));
    }

    private static int[] range(HttpRequest request, String name) {
        Matcher matcher = RANGE.matcher(String.valueOf(header(request, name)));
        if (!matcher.matches()) {
            throw new AssertionError(request.operation());
        }
        return new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)) + 1};
    }

    private static HttpResponse get(HttpRequest request, Entry file) {
        int[] range = range(request, "x-ms-range");
        if (range[0] >= file.bytes.length) {
            return error(416, "InvalidRange");
        }
        int end = Math.min(range[1], file.bytes.length);
        String told = "Content-Range: bytes " + range[0] + "-" + (end - 1) + "/" + file.bytes.length;
        return FakeEngine.answer(206, Arrays.copyOfRange(file.bytes, range[0], end), told);
    }

    private HttpResponse put(HttpRequest request, Entry file) throws IOException {
        int[] range = range(request, "x-ms-range");
        if (range[1] > file.bytes.length) {
            return error(416, "InvalidRange");
        }
        boolean update = "update".equals(header(request, "x-ms-write"));
        byte[] content = new byte[range[1] - range[0]];
        if (request.operation().equals("PutRangeFromURL")) {
            if (!fetches) {
                return error(501, "NotImplemented");
            }
            int[] from = range(request, "x-ms-source-range");
            Entry source = files.get(name(String.valueOf(header(request, "x-ms-copy-source"))));
            content = source == null ? content : Arrays.copyOfRange(source.bytes, from[0], from[1]);
        } else if (update) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            request.body().writeTo(out);
            content = out.toByteArray();
        }
        if (content.length > 4 << 20 && update) {
            return error(413, "RequestBodyTooLarge");
        }
        System.arraycopy(content, 0, file.bytes, range[0], range[1] - range[0]);
        // What is written marks every unit it touches, what is cleared frees only whole ones.
        int from = update ? range[0] / 512 : (range[0] + 511) / 512;
        int to = update || range[1] == file.bytes.length ? (range[1] + 511) / 512 : range[1] / 512;
        if (from < to) {
            Arrays.fill(file.written, from, to, update);
        }
        return changed(file, 201);
    }

    private static HttpResponse ranges(Entry file) {
        StringBuilder out = new StringBuilder("\uFEFF<Ranges>");
        for (int unit = 0; unit < file.written.length; unit++) {
            int start = unit;
            while (unit < file.written.length && file.written[unit]) {
                unit++;
            }
            if (unit > start) {
                out.append("<Range><Start>").append(start * 512L).append("</Start><End>");
                out.append(unit * 512L - 1).append("</End></Range>");
            }
        }
        return FakeEngine.answer(
                200, (out + "</Ranges>").getBytes(StandardCharsets.UTF_8), "x-ms-content-length: " + file.bytes.length);
    }

    private HttpResponse resize(HttpRequest request, Entry file) {
        String match = header(request, "If-Match");
        if (match != null && !match.equals(etag(file))) {
            return error(412, "ConditionNotMet");
        }
        setSize(file, Integer.parseInt(String.valueOf(header(request, "x-ms-content-length"))));
        return changed(file, 200);
    }

    static void setSize(Entry file, int size) {
        file.bytes = Arrays.copyOf(file.bytes, size);
        file.written = Arrays.copyOf(file.written, (size + 511) / 512);
    }

    private HttpResponse copy(HttpRequest request, Entry file) {
        Entry source = files.get(name(String.valueOf(header(request, "x-ms-copy-source"))));
        if (source == null) {
            return error(404, "CannotVerifyCopySource");
        }
        file.bytes = source.bytes.clone();
        file.written = source.written.clone();
        file.copy = pendingLooks > 0 ? "pending" : "success";
        file.version = ++versions;
        return FakeEngine.answer(202, new byte[0], "x-ms-copy-id: c", "x-ms-copy-status: " + file.copy);
    }

    private static HttpResponse lease(HttpRequest request, Entry file) {
        String id = header(request, "x-ms-lease-id");
        String proposed = header(request, "x-ms-proposed-lease-id");
        String action = String.valueOf(header(request, "x-ms-lease-action"));
        if (action.equals("acquire") && !"-1".equals(header(request, "x-ms-lease-duration"))) {
            return error(400, "InvalidHeaderValue");
        }
        if (action.equals("acquire") && file.lease != null && !file.lease.equals(proposed)) {
            return error(409, "LeaseAlreadyPresent");
        }
        if (!action.equals("acquire") && file.lease == null) {
            return error(409, "LeaseNotPresentWithLeaseOperation");
        }
        if (id != null && !id.equals(file.lease)) {
            return error(409, "LeaseIdMismatchWithLeaseOperation");
        }
        file.lease = switch (action) {
            case "acquire", "change" -> proposed;
            case "release", "break" -> null;
            default -> throw new AssertionError("there is no " + action + " of files");
        };
        String now = file.lease;
        return action.equals("break")
                ? FakeEngine.answer(202, new byte[0], "x-ms-lease-time: 0")
                : FakeEngine.answer(200, new byte[0], now == null ? "x-ms-request-id: r" : "x-ms-lease-id: " + now);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
