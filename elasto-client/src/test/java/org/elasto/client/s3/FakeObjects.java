package org.elasto.client.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.Limits;
import org.elasto.client.http.Transport;
import org.jspecify.annotations.Nullable;

/** Small objects under conditions, with the time of the service, and with answers that get lost. Used by one thread. */
final class FakeObjects implements Transport {

    /** What becomes of a PUT. */
    enum Fate {
        DONE,
        /** Neither carried out nor answered. */
        LOST,
        /** Carried out, but nobody hears of it. */
        UNHEARD
    }

    final Map<String, byte[]> objects = new TreeMap<>();
    final List<String> lines = new ArrayList<>();
    final Deque<Fate> fates = new ArrayDeque<>();
    Instant now = FakeS3.NOW;
    boolean judging = true;
    boolean dated = true;

    @Nullable
    Runnable beforePut;

    S3Operations operations() {
        return new S3Operations(
                S3Connection.over(
                        this, FakeEngine.policy(FakeS3.NOW), FakeS3.settings().build(), "localhost:9000"),
                Limits.NONE);
    }

    String text(String target) {
        return new String(objects.getOrDefault(target, new byte[0]), StandardCharsets.UTF_8);
    }

    @Override
    public HttpResponse send(HttpRequest request, Limits limits) throws IOException {
        lines.add(request.method() + " " + request.target());
        return switch (request.method()) {
            case "PUT" -> put(request);
            case "DELETE" -> {
                objects.remove(request.target());
                yield answer(204, new byte[0]);
            }
            default -> {
                byte[] there = objects.get(request.target());
                yield there == null
                        ? answer(404, request.method().equals("HEAD") ? new byte[0] : error("NoSuchKey"))
                        : answer(200, there, "ETag: \"" + etag(there) + "\"", "Content-Length: " + there.length);
            }
        };
    }

    private HttpResponse put(HttpRequest request) throws IOException {
        Runnable others = beforePut;
        beforePut = null;
        if (others != null) {
            others.run();
        }
        Fate fate = fates.isEmpty() ? Fate.DONE : fates.remove();
        if (fate == Fate.LOST) {
            throw new IOException("connection reset");
        }
        HttpResponse answer = carryOut(request);
        if (fate == Fate.UNHEARD) {
            throw new IOException("connection reset");
        }
        return answer;
    }

    private HttpResponse carryOut(HttpRequest request) throws IOException {
        byte[] there = objects.get(request.target());
        String match = request.headers().first("If-Match");
        String noneMatch = request.headers().first("If-None-Match");
        boolean refused = (noneMatch != null && there != null)
                || (match != null && (there == null || !match.equals("\"" + etag(there) + "\"")));
        if (judging && refused) {
            return answer(412, error("PreconditionFailed"));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        request.body().writeTo(body);
        objects.put(request.target(), body.toByteArray());
        return answer(200, new byte[0], "ETag: \"" + etag(body.toByteArray()) + "\"");
    }

    private HttpResponse answer(int status, byte[] body, String... fields) {
        HttpResponse answer = FakeEngine.answer(status, body, fields);
        if (dated) {
            answer.headers().add("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC)));
        }
        return answer;
    }

    private static byte[] error(String code) {
        return ("<Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
    }

    private static String etag(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        objects.clear();
    }
}
