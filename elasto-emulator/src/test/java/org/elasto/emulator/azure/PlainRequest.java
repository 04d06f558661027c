package org.elasto.emulator.azure;

import java.util.ArrayList;
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
    private String scheme = "http";

    PlainRequest(String method, String target) {
        this.method = method;
        this.target = target;
    }

    PlainRequest with(String name, String value) {
        names.add(name);
        values.add(value);
        return this;
    }

    PlainRequest without(String name) {
        for (int i = names.size() - 1; i >= 0; i--) {
            if (names.get(i).equalsIgnoreCase(name)) {
                names.remove(i);
                values.remove(i);
            }
        }
        return this;
    }

    PlainRequest scheme(String name) {
        scheme = name;
        return this;
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
        Set<String> seen = new TreeSet<>();
        List<String> once = new ArrayList<>();
        for (String name : names) {
            if (seen.add(name.toLowerCase(Locale.ROOT))) {
                once.add(name);
            }
        }
        return once;
    }

    @Override
    public long contentLength() {
        String length = header("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }
}
