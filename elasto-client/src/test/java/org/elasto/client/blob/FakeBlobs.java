package org.elasto.client.blob;

import static org.elasto.client.blob.FakeConditions.conditions;
import static org.elasto.client.blob.FakeConditions.lease;
import static org.elasto.client.blob.FakeConditions.requireLease;
import static org.elasto.client.blob.FakeMessages.all;
import static org.elasto.client.blob.FakeMessages.body;
import static org.elasto.client.blob.FakeMessages.etag;
import static org.elasto.client.blob.FakeMessages.header;
import static org.elasto.client.blob.FakeMessages.keep;
import static org.elasto.client.blob.FakeMessages.name;
import static org.elasto.client.blob.FakeMessages.ok;
import static org.elasto.client.blob.FakeMessages.range;

import java.io.IOException;
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
import org.elasto.client.ClientConfig;
import org.elasto.client.azure.FakeAccount;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.Limits;
import org.elasto.client.http.Transport;
import org.elasto.client.lease.LeaseTimer;
import org.elasto.client.lease.ManualTimer;
import org.jspecify.annotations.Nullable;

/**
 * Blobs of one container {@code cont} in memory: as much of the service as files need, with answers that get lost and
 * requests that come late. Used by one thread.
 */
final class FakeBlobs implements Transport {

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
    private final FakeBlockBlobs blocks = new FakeBlockBlobs(this);
    private final FakePageBlobs pages = new FakePageBlobs(this);
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

    private HttpResponse answer(HttpRequest request) throws IOException {
        try {
            return carryOut(request);
        } catch (FakeRefusal e) {
            String code = String.valueOf(e.getMessage());
            String field = code.isEmpty() ? "x-ms-request-id: r" : "x-ms-error-code: " + code;
            return FakeEngine.answer(e.status, new byte[0], field);
        }
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
            case "PutBlock", "PutBlockFromURL" ->
                blocks.putBlock(request, blobs.computeIfAbsent(name, unused -> new Blob()));
            case "PutBlockList" -> blocks.putBlockList(request, blobs.computeIfAbsent(name, unused -> new Blob()));
            default -> {
                if (there == null || !visible) {
                    throw new FakeRefusal(404, "BlobNotFound");
                }
                yield existing(request, name, there);
            }
        };
    }

    private HttpResponse existing(HttpRequest request, String name, Blob blob) throws IOException {
        return switch (request.operation()) {
            case "GetBlobProperties" -> ok(200, "", all(blob, "Content-Length: " + blob.bytes.length));
            case "GetBlob" -> get(request, blob);
            case "GetBlockList" -> FakeBlockBlobs.blockList(blob);
            case "GetPageRanges" -> pages.pageRanges(request, blob);
            case "PutPage", "PutPageFromURL" -> pages.putPage(request, blob);
            case "SetBlobProperties" -> pages.setProperties(request, blob);
            case "LeaseBlob" -> lease(request, blob);
            case "DeleteBlob" -> {
                requireLease(request, blob);
                blobs.remove(name);
                yield ok(202, "");
            }
            default -> throw new AssertionError(request.operation());
        };
    }

    HttpResponse changed(Blob blob, int status) {
        blob.version = ++versions;
        return ok(status, "", all(blob));
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

    byte[] content(HttpRequest request) throws IOException {
        String source = header(request, "x-ms-copy-source");
        if (source == null) {
            return body(request);
        }
        if (!fetches) {
            throw new FakeRefusal(unable, unable == 501 ? "APINotImplemented" : "");
        }
        String path = source.substring(source.indexOf("/devstoreaccount1"));
        Blob from = Objects.requireNonNull(blobs.get(name(path)));
        String match = header(request, "x-ms-source-if-match");
        if (match != null && !match.equals(etag(from))) {
            throw new FakeRefusal(412, "CannotVerifyCopySource");
        }
        String part = header(request, "x-ms-source-range");
        int[] range = part == null ? new int[] {0, from.bytes.length} : range(part);
        return Arrays.copyOfRange(from.bytes, range[0], range[1]);
    }

    private static HttpResponse get(HttpRequest request, Blob blob) {
        String field = header(request, "x-ms-range");
        int size = blob.bytes.length;
        if (field == null) {
            return FakeEngine.answer(200, blob.bytes, all(blob, "Content-Length: " + size));
        }
        int[] range = range(field);
        if (range[0] >= size) {
            throw new FakeRefusal(416, "InvalidRange");
        }
        int end = Math.min(range[1], size);
        blob.fields.remove("Content-MD5");
        return FakeEngine.answer(
                206,
                Arrays.copyOfRange(blob.bytes, range[0], end),
                all(blob, "Content-Range: bytes " + range[0] + "-" + (end - 1) + "/" + size));
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
