package org.elasto.emulator.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An answer, taken in whole. */
public record Answer(Response response, byte[] bytes) {

    /** Takes a request through what a front says of it, without a socket. */
    public static Answer of(PlainRequest request, Reception reception) {
        Reception next = reception;
        if (next instanceof BodyReader reader) {
            ByteBuffer body = ByteBuffer.wrap(request.body());
            while (body.hasRemaining()) {
                ByteBuffer piece = body.slice(body.position(), Math.min(body.remaining(), 64 * 1024));
                body.position(body.position() + piece.remaining());
                Response early = reader.accept(piece);
                if (early != null) {
                    return of(early);
                }
            }
            next = reader.finish();
        }
        return of(next instanceof Deferred deferred ? deferred.work().get() : (Response) next);
    }

    private static Answer of(Response response) {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(response.body().length()));
        response.body().buffers().forEachRemaining(all::put);
        return new Answer(response, all.array());
    }

    public int status() {
        return response.status();
    }

    public String body() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The value of a header; empty if there is none. */
    public String header(String name) {
        String value = response.header(name);
        return value == null ? "" : value;
    }

    /** The text of the first element of a name; empty if there is none. */
    public String element(String name) {
        int open = body().indexOf('<' + name + '>');
        return open < 0 ? "" : body().substring(open + name.length() + 2, body().indexOf("</" + name, open));
    }

    /** The code of an error document. */
    public String code() {
        return element("Code");
    }

    /** This answer, which must have the status. */
    public Answer expect(int status) {
        if (status() != status) {
            throw new AssertionError("expected " + status + ", not " + status() + ": " + body());
        }
        return this;
    }
}
