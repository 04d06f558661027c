package org.elasto.emulator.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/** A request without a socket, put together by a test. */
final class PlainRequest implements Request {

    private final String method;
    private final String target;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private byte[] body = new byte[0];

    PlainRequest(String method, String target) {
        this(method, target, List.of("Host", "localhost:9000"));
    }

    private PlainRequest(String method, String target, List<String> header) {
        this.method = method;
        this.target = target;
        for (int i = 0; i < header.size(); i += 2) {
            with(header.get(i), header.get(i + 1));
        }
    }

    /** A request without any header yet. */
    static PlainRequest bare(String method, String target) {
        return new PlainRequest(method, target, List.of());
    }

    PlainRequest with(String name, String value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /** The same headers and body on another target. */
    PlainRequest on(String newMethod, String newTarget) {
        PlainRequest other = bare(newMethod, newTarget);
        for (int i = 0; i < names.size(); i++) {
            other.with(names.get(i), values.get(i));
        }
        other.body = body;
        return other;
    }

    /** This request with another value in the place of every value of a header; null leaves the header out. */
    PlainRequest changed(String name, @Nullable String value) {
        PlainRequest other = bare(method, target);
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).equalsIgnoreCase(name)) {
                other.with(names.get(i), values.get(i));
            }
        }
        other.body = body;
        return value == null ? other : other.with(name, value);
    }

    /** The same head before other bytes, as many as it says or not. */
    PlainRequest bodyAsIs(byte[] bytes) {
        PlainRequest other = on(method, target);
        other.body = bytes;
        return other;
    }

    String target() {
        return target;
    }

    PlainRequest body(byte[] bytes) {
        this.body = bytes;
        return with("Content-Length", Integer.toString(bytes.length));
    }

    PlainRequest body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] body() {
        return body;
    }

    /** Lower-case names of all headers, in the order that signatures list them. */
    String signedHeaders() {
        Set<String> sorted = new TreeSet<>();
        names.forEach(name -> sorted.add(name.toLowerCase(Locale.ROOT)));
        return String.join(";", sorted);
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String rawPath() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    @Override
    public @Nullable String rawQuery() {
        int question = target.indexOf('?');
        return question < 0 ? null : target.substring(question + 1);
    }

    @Override
    public String scheme() {
        return "http";
    }

    @Override
    public @Nullable String header(String name) {
        List<String> found = headers(name);
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public List<String> headers(String name) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                found.add(values.get(i));
            }
        }
        return found;
    }

    @Override
    public Iterable<String> headerNames() {
        Set<String> once = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Set<String> sent = new LinkedHashSet<>();
        for (String name : names) {
            if (once.add(name)) {
                sent.add(name);
            }
        }
        return sent;
    }

    @Override
    public long contentLength() {
        String length = header("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }
}
