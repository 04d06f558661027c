package org.elasto.emulator.blob;

import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request that came as a part of a batch. It speaks the version of the batch and goes to its host, without having
 * signed either: both can be asked for, but are not among its headers. Immutable once it is read.
 */
final class PartRequest implements Request {

    private static final List<String> OF_BATCH = List.of("x-ms-version", "Host");

    private final Request batch;
    private final String method;
    private final String path;
    private final @Nullable String query;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    /** @param target starts with a slash */
    PartRequest(Request batch, String method, String target) {
        this.batch = batch;
        this.method = method;
        int question = target.indexOf('?');
        this.path = question < 0 ? target : target.substring(0, question);
        this.query = question < 0 ? null : target.substring(question + 1);
    }

    void add(String name, String value) {
        names.add(name);
        values.add(value);
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String rawPath() {
        return path;
    }

    @Override
    public @Nullable String rawQuery() {
        return query;
    }

    @Override
    public String scheme() {
        return batch.scheme();
    }

    @Override
    public String remoteAddress() {
        return batch.remoteAddress();
    }

    @Override
    public @Nullable String header(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return values.get(i);
            }
        }
        return OF_BATCH.stream().anyMatch(name::equalsIgnoreCase) ? batch.header(name) : null;
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
        List<String> once = new ArrayList<>();
        for (String name : names) {
            if (once.stream().noneMatch(name::equalsIgnoreCase)) {
                once.add(name);
            }
        }
        return once;
    }

    /** Always none: the parts that the service takes have no body. */
    @Override
    public long contentLength() {
        return 0;
    }
}
