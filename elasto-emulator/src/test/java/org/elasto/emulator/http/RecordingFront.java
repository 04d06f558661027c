package org.elasto.emulator.http;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Answers by what the path says, and notes what it was asked. */
final class RecordingFront implements Front {

    /** Requests in order of arrival, as {@code METHOD PATH}. */
    final List<String> seen = new CopyOnWriteArrayList<>();

    /** What became of bodies: {@code finished N} or {@code abandoned N}. */
    final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

    @Override
    public Reception receive(Request request) {
        String query = request.rawQuery();
        seen.add(request.method() + ' ' + request.rawPath() + (query == null ? "" : "?" + query));
        return switch (request.rawPath()) {
            case "/refuse" -> Response.of(403).body("refused");
            case "/throw" -> throw new IllegalStateException("a defect, as this test wants it");
            case "/later" -> new Deferred(() -> Response.of(200).body("later"));
            case "/read-later" ->
                new CountingReader(count -> new Deferred(() -> Response.of(200).body("later " + count)));
            case "/broken-later" ->
                new Deferred(() -> {
                    throw new IllegalStateException("a defect, as this test wants it");
                });
            case "/stop-early" -> new CountingReader(count -> Response.of(200), 10);
            case "/break-early" -> new CountingReader(count -> Response.of(200), -10);
            case "/busy" -> new HashingReader();
            case "/head" -> Response.of(200).declaredLength(1234).body(new byte[0]);
            default ->
                request.hasBody()
                        ? new CountingReader(count -> Response.of(200).body("got " + count))
                        : Response.of(200).body(request.method() + " " + request.rawPath());
        };
    }

    /** Takes longer over each byte than a client takes to send it. */
    private static final class HashingReader implements BodyReader {

        private final MessageDigest digest = sha512();
        private long count;

        private static MessageDigest sha512() {
            try {
                return MessageDigest.getInstance("SHA-512");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public @Nullable Response accept(ByteBuffer piece) {
            count += piece.remaining();
            for (int i = 0; i < 5; i++) {
                digest.update(piece.duplicate());
            }
            piece.position(piece.limit());
            return null;
        }

        @Override
        public Reception finish() {
            return Response.of(200).body("got " + count);
        }

        @Override
        public void abandon() {}
    }

    private final class CountingReader implements BodyReader {

        private final java.util.function.LongFunction<Reception> then;
        private final long limit;
        private long count;

        CountingReader(java.util.function.LongFunction<Reception> then) {
            this(then, Long.MAX_VALUE);
        }

        /** @param limit after how many bytes to refuse; negative: to throw */
        CountingReader(java.util.function.LongFunction<Reception> then, long limit) {
            this.then = then;
            this.limit = limit;
        }

        @Override
        public @Nullable Response accept(ByteBuffer piece) {
            count += piece.remaining();
            piece.position(piece.limit());
            if (limit < 0 && count > -limit) {
                throw new IllegalStateException("a defect, as this test wants it");
            }
            return limit >= 0 && count > limit ? Response.of(400).body("enough") : null;
        }

        @Override
        public Reception finish() {
            ends.add("finished " + count);
            return then.apply(count);
        }

        @Override
        public void abandon() {
            ends.add("abandoned " + count);
        }
    }
}
