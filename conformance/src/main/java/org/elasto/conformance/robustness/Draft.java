package org.elasto.conformance.robustness;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request in the making, changed at will and then written out. Every text is Latin-1: one character is one byte on the
 * wire. Not thread-safe.
 */
final class Draft {

    /**
     * A line of the head.
     *
     * @param separator what stands between name and value, {@code ": "} where nothing is odd
     */
    record Header(String name, String separator, String value) {
        boolean isNamed(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    private final String operation;
    private final List<Header> headers = new ArrayList<>();
    private final List<String> history = new ArrayList<>();
    private String method;
    private String path;
    private String query = "";
    private String version = "HTTP/1.1";
    private byte[] body = new byte[0];
    private Payload payload = Payload.HASHED;
    private ChunkFault chunkFault = ChunkFault.NONE;
    private boolean presigned;
    private boolean framed = true;

    Draft(String operation, String method, String path) {
        this.operation = operation;
        this.method = method;
        this.path = path;
    }

    String operation() {
        return operation;
    }

    String method() {
        return method;
    }

    Draft method(String value) {
        method = value;
        return this;
    }

    String path() {
        return path;
    }

    Draft path(String value) {
        path = value;
        return this;
    }

    /** Without question mark; empty for none. */
    String query() {
        return query;
    }

    Draft query(String value) {
        query = value;
        return this;
    }

    Draft parameter(String name, String value) {
        return query((query.isEmpty() ? "" : query + '&') + name + '=' + value);
    }

    Draft version(String value) {
        version = value;
        return this;
    }

    byte[] body() {
        return body;
    }

    Draft body(byte[] value) {
        body = value;
        return this;
    }

    Draft body(String value) {
        return body(value.getBytes(StandardCharsets.ISO_8859_1));
    }

    boolean hasBody() {
        return body.length > 0;
    }

    Payload payload() {
        return payload;
    }

    Draft payload(Payload value) {
        payload = value;
        return this;
    }

    ChunkFault chunkFault() {
        return chunkFault;
    }

    Draft chunkFault(ChunkFault value) {
        chunkFault = value;
        return this;
    }

    boolean isPresigned() {
        return presigned;
    }

    Draft presigned() {
        presigned = true;
        return this;
    }

    /** Whether the framing says where the body ends: what does not may leave the server waiting for more. */
    boolean isFramed() {
        return framed;
    }

    Draft unframed() {
        framed = false;
        return this;
    }

    List<Header> headers() {
        return headers;
    }

    /** Puts a header in the place of all of its name. */
    Draft set(String name, String value) {
        headers.removeIf(header -> header.isNamed(name));
        return add(name, value);
    }

    Draft add(String name, String value) {
        headers.add(new Header(name, ": ", value));
        return this;
    }

    @Nullable
    String first(String name) {
        for (Header header : headers) {
            if (header.isNamed(name)) {
                return header.value();
            }
        }
        return null;
    }

    /** Notes a change for whoever has to read a finding. */
    Draft note(String change) {
        history.add(change);
        return this;
    }

    String description() {
        return operation + (history.isEmpty() ? "" : ": " + String.join(", ", history));
    }

    /** The request as it goes out. */
    byte[] bytes() {
        StringBuilder head = new StringBuilder(512);
        head.append(method).append(' ').append(path);
        if (!query.isEmpty()) {
            head.append('?').append(query);
        }
        head.append(' ').append(version).append("\r\n");
        for (Header header : headers) {
            head.append(header.name())
                    .append(header.separator())
                    .append(header.value())
                    .append("\r\n");
        }
        head.append("\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length);
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }
}
