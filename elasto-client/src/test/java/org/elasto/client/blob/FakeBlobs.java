package org.elasto.client.blob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elasto.client.ClientConfig;
import org.elasto.client.azure.AzureEncoding;
import org.elasto.client.azure.FakeAccount;
import org.elasto.client.azure.LeaseTimer;
import org.elasto.client.azure.ManualTimer;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.Limits;
import org.elasto.client.http.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Blobs of one container {@code cont} in memory: as much of the service as files need, with answers that get lost and
 * requests that come late. Used by one thread.
 */
final class FakeBlobs implements Transport {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
    private static final Pattern LISTED = Pattern.compile("<(Committed|Uncommitted)>([^<]*)</");

    /** What happens to the next request of an operation. */
    enum Fate {
        /** It is carried out, and the answer is lost. */
        ANSWER_LOST,
        /** It never arrives. */
        LOST,
        /** It arrives when {@link #deliver} says so, which nobody hears of. */
        LATE
    }

    /** A blob. */
    static final class Blob {
        String type = "BlockBlob";
        byte[] bytes = new byte[0];
        boolean[] written = new boolean[0];
        final Map<String, byte[]> committed = new LinkedHashMap<>();
        Map<String, byte[]> uncommitted = new HashMap<>();
        final Map<String, String> fields = new TreeMap<>();
        int version;
        long sequence;

        @Nullable
        String lease;

        boolean visible;
    }

    final Map<String, Blob> blobs = new TreeMap<>();
    final List<String> operations = new ArrayList<>();
    final List<HttpRequest> requests = new ArrayList<>();
    private final Map<String, Deque<Fate>> fates = new HashMap<>();
    private final List<HttpRequest> late = new ArrayList<>();
    final ManualTimer timer = new ManualTimer();
    boolean fetches = true;
    int unable = 501;
    int pageRangesPerPage = 2;

    @Nullable
    Runnable before;

    private int versions;

    BlobEndpoint endpoint() {
        ClientConfig config =
                FakeAccount.settings().partSize(5 << 20).parallelism(2).build();
        return new BlobEndpoint(
                operations(config), Runnable::run, (LeaseTimer) timer, config, BlockBlobBackend.statfs(config));
    }

    BlobOperations operations(ClientConfig config) {
        return new BlobOperations(
                FakeAccount.connection(this, config, "localhost:10000", BlobErrors.JUDGE),
                config.checksum(),
                Limits.NONE);
    }

    void next(String operation, Fate... these) {
        fates.computeIfAbsent(operation, unused -> new ArrayDeque<>()).addAll(List.of(these));
    }

    /** Lets what is late arrive. */
    void deliver() throws IOException {
        for (HttpRequest request : late) {
            answer(request);
        }
        late.clear();
    }

    long count(String operation) {
        return operations.stream().filter(operation::equals).count();
    }

    @Override
    public HttpResponse send(HttpRequest request, Limits limits) throws IOException {
        operations.add(request.operation());
        requests.add(request);
        Deque<Fate> waiting = fates.get(request.operation());
        Fate fate = waiting == null ? null : waiting.poll();
        if (fate == Fate.LATE) {
            late.add(request);
        }
        if (fate == Fate.ANSWER_LOST) {
            answer(request);
        }
        if (fate != null) {
            throw new IOException("connection reset");
        }
        Runnable first = before;
        if (first != null && request.method().equals("PUT")) {
            before = null;
            first.run();
        }
        return answer(request);
    }

    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Refusal(int status, String code) {
            super(code);
            this.status = status;
        }
    }

    private HttpResponse answer(HttpRequest request) throws IOException {
        try {
            return carryOut(request);
        } catch (Refusal e) {
            String code = String.valueOf(e.getMessage());
            String field = code.isEmpty() ? "x-ms-request-id: r" : "x-ms-error-code: " + code;
            return FakeEngine.answer(e.status, new byte[0], field);
        }
    }

    private static byte[] body(HttpRequest request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        request.body().writeTo(out);
        return out.toByteArray();
    }

    private HttpResponse carryOut(HttpRequest request) throws IOException {
        String name = name(request.target());
        if (request.operation().equals("GetContainerProperties")) {
            return ok(200, "");
        }
        Blob there = blobs.get(name);
        boolean visible = there != null && there.visible;
        if (request.method().equals("PUT") && !request.operation().equals("LeaseBlob")) {
            requireLease(request, visible ? there : null);
        }
        conditions(request, visible ? there : null);
        return switch (request.operation()) {
            case "PutBlob", "PutBlobFromURL" -> putBlob(request, name, there);
            case "PutBlock", "PutBlockFromURL" -> putBlock(request, blobs.computeIfAbsent(name, unused -> new Blob()));
            case "PutBlockList" -> putBlockList(request, blobs.computeIfAbsent(name, unused -> new Blob()));
            default -> {
                if (there == null || !visible) {
                    throw new Refusal(404, "BlobNotFound");
                }
                yield existing(request, name, there);
            }
        };
    }

    private HttpResponse existing(HttpRequest request, String name, Blob blob) throws IOException {
        return switch (request.operation()) {
            case "GetBlobProperties" -> ok(200, "", all(blob, "Content-Length: " + blob.bytes.length));
            case "GetBlob" -> get(request, blob);
            case "GetBlockList" -> blockList(blob);
            case "GetPageRanges" -> pageRanges(request, blob);
            case "PutPage", "PutPageFromURL" -> putPage(request, blob);
            case "SetBlobProperties" -> setProperties(request, blob);
            case "LeaseBlob" -> lease(request, blob);
            case "DeleteBlob" -> {
                requireLease(request, blob);
                blobs.remove(name);
                yield ok(202, "");
            }
            default -> throw new AssertionError(request.operation());
        };
    }

    private static String name(String target) {
        int mark = target.indexOf('?');
        String path = AzureEncoding.decode(mark < 0 ? target : target.substring(0, mark));
        return path.replaceFirst("^/devstoreaccount1/cont/?", "");
    }

    private static @Nullable String query(HttpRequest request, String name) {
        int mark = request.target().indexOf('?');
        for (String pair : request.target().substring(mark + 1).split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return AzureEncoding.decode(pair.substring(name.length() + 1));
            }
        }
        return null;
    }

    private static @Nullable String header(HttpRequest request, String name) {
        return request.headers().first(name);
    }

    private static void requireLease(HttpRequest request, @Nullable Blob blob) {
        String given = header(request, "x-ms-lease-id");
        String held = blob == null ? null : blob.lease;
        if (held != null && given == null) {
            throw new Refusal(412, "LeaseIdMissing");
        }
        if (given != null && !given.equals(held)) {
            throw new Refusal(412, held == null ? "LeaseLost" : "LeaseIdMismatchWithBlobOperation");
        }
    }

    private static String etag(Blob blob) {
        return "\"0x" + blob.version + "\"";
    }

    private static void conditions(HttpRequest request, @Nullable Blob blob) {
        String match = header(request, "If-Match");
        String none = header(request, "If-None-Match");
        if (match != null && (blob == null || !match.equals(etag(blob)))) {
            throw new Refusal(412, "ConditionNotMet");
        }
        if (none != null && blob != null) {
            throw new Refusal(409, "BlobAlreadyExists");
        }
        String number = header(request, "x-ms-if-sequence-number-le");
        if (number != null && blob != null && blob.sequence > Long.parseLong(number)) {
            throw new Refusal(412, "SequenceNumberConditionNotMet");
        }
    }

    private static HttpResponse ok(int status, String body, String... fields) {
        return FakeEngine.answer(status, body.getBytes(StandardCharsets.UTF_8), fields);
    }

    private static String[] all(Blob blob, String... more) {
        List<String> fields = new ArrayList<>(List.of(
                "ETag: " + etag(blob),
                "x-ms-blob-type: " + blob.type,
                "x-ms-lease-state: " + (blob.lease == null ? "available" : "leased"),
                "x-ms-blob-sequence-number: " + blob.sequence));
        blob.fields.forEach((name, value) -> fields.add(name + ": " + value));
        fields.addAll(List.of(more));
        return fields.toArray(new String[0]);
    }

    private HttpResponse changed(Blob blob, int status) {
        blob.version = ++versions;
        return ok(status, "", all(blob));
    }

    private static void keep(HttpRequest request, Blob blob) {
        blob.fields.clear();
        request.headers().each((name, value) -> {
            if (name.startsWith("x-ms-meta-")) {
                blob.fields.put(name, value);
            } else if (name.equals("x-ms-blob-content-type")) {
                blob.fields.put("Content-Type", value);
            }
        });
    }

    private HttpResponse putBlob(HttpRequest request, String name, @Nullable Blob there) throws IOException {
        Blob blob = new Blob();
        blob.lease = there == null ? null : there.lease;
        blob.type = Objects.requireNonNull(header(request, "x-ms-blob-type"));
        String size = header(request, "x-ms-blob-content-length");
        blob.bytes = size == null ? content(request) : new byte[Integer.parseInt(size)];
        blob.written = new boolean[blob.bytes.length / 512];
        blob.visible = true;
        keep(request, blob);
        String md5 = header(request, "Content-MD5");
        if (md5 != null) {
            blob.fields.put("Content-MD5", md5);
        }
        blobs.put(name, blob);
        return changed(blob, 201);
    }

    private byte[] content(HttpRequest request) throws IOException {
        String source = header(request, "x-ms-copy-source");
        if (source == null) {
            return body(request);
        }
        if (!fetches) {
            throw new Refusal(unable, unable == 501 ? "APINotImplemented" : "");
        }
        String path = source.substring(source.indexOf("/devstoreaccount1"));
        Blob from = Objects.requireNonNull(blobs.get(name(path)));
        String match = header(request, "x-ms-source-if-match");
        if (match != null && !match.equals(etag(from))) {
            throw new Refusal(412, "CannotVerifyCopySource");
        }
        String part = header(request, "x-ms-source-range");
        int[] range = part == null ? new int[] {0, from.bytes.length} : range(part);
        return Arrays.copyOfRange(from.bytes, range[0], range[1]);
    }

    private static int[] range(String field) {
        Matcher matcher = RANGE.matcher(field);
        if (!matcher.matches()) {
            throw new AssertionError(field);
        }
        return new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)) + 1};
    }

    private HttpResponse putBlock(HttpRequest request, Blob blob) throws IOException {
        String id = Objects.requireNonNull(query(request, "blockid"));
        for (String other : blob.committed.keySet()) {
            if (other.length() != id.length()) {
                throw new Refusal(400, "InvalidBlobOrBlock");
            }
        }
        blob.uncommitted.put(id, content(request));
        return ok(201, "");
    }

    private HttpResponse putBlockList(HttpRequest request, Blob blob) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Map<String, byte[]> next = new LinkedHashMap<>();
        Matcher listed = LISTED.matcher(new String(body(request), StandardCharsets.UTF_8));
        while (listed.find()) {
            String id = listed.group(2);
            byte[] block = (listed.group(1).equals("Committed") ? blob.committed : blob.uncommitted).get(id);
            if (block == null) {
                throw new Refusal(400, "InvalidBlockList");
            }
            next.put(id, block);
            all.writeBytes(block);
        }
        blob.committed.clear();
        blob.committed.putAll(next);
        blob.uncommitted.clear();
        blob.bytes = all.toByteArray();
        blob.visible = true;
        keep(request, blob);
        return changed(blob, 201);
    }

    private static HttpResponse blockList(Blob blob) {
        StringBuilder out = new StringBuilder("\uFEFF<BlockList><CommittedBlocks>");
        blob.committed.forEach((id, bytes) -> out.append("<Block><Name>")
                .append(id)
                .append("</Name><Size>")
                .append(bytes.length)
                .append("</Size></Block>"));
        return ok(200, out + "</CommittedBlocks></BlockList>");
    }

    private static HttpResponse get(HttpRequest request, Blob blob) {
        String field = header(request, "x-ms-range");
        int size = blob.bytes.length;
        if (field == null) {
            return FakeEngine.answer(200, blob.bytes, all(blob, "Content-Length: " + size));
        }
        int[] range = range(field);
        if (range[0] >= size) {
            throw new Refusal(416, "InvalidRange");
        }
        int end = Math.min(range[1], size);
        blob.fields.remove("Content-MD5");
        return FakeEngine.answer(
                206,
                Arrays.copyOfRange(blob.bytes, range[0], end),
                all(blob, "Content-Range: bytes " + range[0] + "-" + (end - 1) + "/" + size));
    }

    private HttpResponse putPage(HttpRequest request, Blob blob) throws IOException {
        int[] range = range(Objects.requireNonNull(header(request, "x-ms-range")));
        if (range[0] % 512 != 0 || range[1] % 512 != 0 || range[1] > blob.bytes.length) {
            throw new Refusal(416, "InvalidPageRange");
        }
        boolean update = "update".equals(header(request, "x-ms-page-write"));
        byte[] content = update ? content(request) : new byte[range[1] - range[0]];
        if (update && content.length > 4 << 20) {
            throw new Refusal(413, "RequestBodyTooLarge");
        }
        if (content.length != range[1] - range[0]) {
            throw new Refusal(400, "InvalidHeaderValue");
        }
        System.arraycopy(content, 0, blob.bytes, range[0], content.length);
        Arrays.fill(blob.written, range[0] / 512, range[1] / 512, update);
        return changed(blob, 201);
    }

    private HttpResponse pageRanges(HttpRequest request, Blob blob) {
        String field = header(request, "x-ms-range");
        int[] within = field == null ? new int[] {0, blob.bytes.length} : range(field);
        String marker = query(request, "marker");
        int page = marker == null ? within[0] / 512 : Integer.parseInt(marker);
        StringBuilder out = new StringBuilder("\uFEFF<PageList>");
        int end = Math.min(within[1], blob.bytes.length) / 512;
        for (int listed = 0; page < end && listed < pageRangesPerPage; page++) {
            int start = page;
            while (page < end && blob.written[page]) {
                page++;
            }
            if (page > start) {
                listed++;
                out.append("<PageRange><Start>").append(start * 512L).append("</Start><End>");
                out.append(page * 512L - 1).append("</End></PageRange>");
            }
        }
        return ok(200, out + "<NextMarker>" + (page < end ? page : "") + "</NextMarker></PageList>");
    }

    private HttpResponse setProperties(HttpRequest request, Blob blob) {
        String size = header(request, "x-ms-blob-content-length");
        String number = header(request, "x-ms-blob-sequence-number");
        if (size != null) {
            blob.bytes = Arrays.copyOf(blob.bytes, Integer.parseInt(size));
            blob.written = Arrays.copyOf(blob.written, blob.bytes.length / 512);
        }
        if (number != null) {
            blob.sequence = Math.max(blob.sequence, Long.parseLong(number));
        }
        return changed(blob, 200);
    }

    private static HttpResponse lease(HttpRequest request, Blob blob) {
        String id = header(request, "x-ms-lease-id");
        String proposed = header(request, "x-ms-proposed-lease-id");
        String action = Objects.requireNonNull(header(request, "x-ms-lease-action"));
        if (action.equals("acquire") && blob.lease != null && !blob.lease.equals(proposed)) {
            throw new Refusal(409, "LeaseAlreadyPresent");
        }
        if (id != null && !id.equals(blob.lease)) {
            throw new Refusal(409, "LeaseIdMismatchWithLeaseOperation");
        }
        if (action.equals("break") && blob.lease == null) {
            throw new Refusal(409, "LeaseNotPresentWithLeaseOperation");
        }
        blob.lease = switch (action) {
            case "acquire", "change" -> proposed;
            case "renew" -> id;
            default -> null;
        };
        String now = blob.lease;
        return action.equals("break")
                ? ok(202, "", "x-ms-lease-time: 7")
                : ok(200, "", now == null ? "x-ms-request-id: r" : "x-ms-lease-id: " + now);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
