package org.elasto.emulator.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A request without a socket, put together by a test. */
public final class PlainRequest implements Request {

    private final String method;
    private final String target;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private byte[] body = new byte[0];
    private String scheme = "http";

    public PlainRequest(String method, String target) {
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
    public static PlainRequest bare(String method, String target) {
        return new PlainRequest(method, target, List.of());
    }

    public PlainRequest with(String name, String value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /** Leaves out every value of a header. */
    public PlainRequest without(String name) {
        for (int i = names.size() - 1; i >= 0; i--) {
            if (names.get(i).equalsIgnoreCase(name)) {
                names.remove(i);
                values.remove(i);
            }
        }
        return this;
    }

    /** The same headers and body on another target. */
    public PlainRequest on(String newMethod, String newTarget) {
        PlainRequest other = bare(newMethod, newTarget);
        for (int i = 0; i < names.size(); i++) {
            other.with(names.get(i), values.get(i));
        }
        other.body = body;
        return other;
    }

    /** This request with another value in the place of every value of a header; null leaves the header out. */
    public PlainRequest changed(String name, @Nullable String value) {
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
    public PlainRequest bodyAsIs(byte[] bytes) {
        PlainRequest other = on(method, target);
        other.body = bytes;
        return other;
    }

    /** This request as if it had come by another scheme. */
    public PlainRequest scheme(String name) {
        scheme = name;
        return this;
    }

    public String target() {
        return target;
    }

    public PlainRequest body(byte[] bytes) {
        this.body = bytes;
        return with("Content-Length", Integer.toString(bytes.length));
    }

    public PlainRequest body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] body() {
        return body;
    }

    /** Lower-case names of all headers, in the order that signatures list them. */
    public String signedHeaders() {
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
        return scheme;
    }

    @Override
    public String remoteAddress() {
        return "127.0.0.1";
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
