package org.elasto.emulator.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer: status, headers in the order they are set, and a body.
 *
 * <p>Built by one thread, then handed to the listener and not changed any more. The listener adds {@code Date},
 * {@code Content-Length} (from the body, unless {@link #declaredLength} says otherwise) and {@code Connection}.
 */
public final class Response implements Reception {

    private final int status;
    private final List<String> names = new ArrayList<>(12);
    private final List<String> values = new ArrayList<>(12);
    private ResponseBody body = ResponseBody.EMPTY;
    private long declaredLength = -1;
    private boolean close;
    private Duration delay = Duration.ZERO;
    private @Nullable BreakOff breakOff;

    private Response(int status) {
        this.status = status;
    }

    public static Response of(int status) {
        return new Response(status);
    }

    /** Adds a header; characters above 0xFF are not allowed, each character goes out as one byte. */
    public Response header(String name, String value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /** Adds a header unless the value is null. */
    public Response headerIfPresent(String name, @Nullable String value) {
        return value == null ? this : header(name, value);
    }

    public Response body(ResponseBody body) {
        this.body = body;
        return this;
    }

    public Response body(byte[] bytes) {
        return body(ResponseBody.of(bytes));
    }

    /** A text body in UTF-8. */
    public Response body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Announces a length other than the body's: the answer to HEAD, which has no body. */
    public Response declaredLength(long length) {
        this.declaredLength = length;
        return this;
    }

    /** Closes the connection after this answer, because what follows on it cannot be trusted. */
    public Response close() {
        this.close = true;
        return this;
    }

    /** Goes out only after a while, which is added to what it waits already. */
    public Response delay(Duration more) {
        this.delay = delay.plus(more);
        return this;
    }

    /** Ends the connection before this answer is out. */
    public Response breakOff(BreakOff where) {
        this.breakOff = where;
        return this;
    }

    public int status() {
        return status;
    }

    public int headerCount() {
        return names.size();
    }

    public String headerName(int index) {
        return names.get(index);
    }

    public String headerValue(int index) {
        return values.get(index);
    }

    /** The first value of a header, or null. */
    public @Nullable String header(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return values.get(i);
            }
        }
        return null;
    }

    public ResponseBody body() {
        return body;
    }

    /** The length to announce: the declared one, else the body's. */
    public long length() {
        return declaredLength >= 0 ? declaredLength : body.length();
    }

    public boolean closes() {
        return close;
    }

    /** How long it waits before it goes out. */
    public Duration delay() {
        return delay;
    }

    /** Where it breaks off; null for one that goes out whole. */
    public @Nullable BreakOff breakOff() {
        return breakOff;
    }
}
