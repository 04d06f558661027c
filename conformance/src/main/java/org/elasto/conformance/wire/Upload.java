package org.elasto.conformance.wire;

import java.util.ArrayList;
import java.util.List;

/** A multipart upload under way. Not thread-safe. */
final class Upload {

    /** The least that a part before the last may hold. */
    static final int SMALLEST = 5 << 20;

    private final Wire wire;
    private final String path;
    private final List<String> listed = new ArrayList<>();

    private Upload(Wire wire, String path) {
        this.wire = wire;
        this.path = path;
    }

    static Upload begin(Wire wire, String key) {
        WireAnswer created = Wire.require(wire.signed(WireRequest.post(wire.key(key) + "?uploads", "")), 200);
        return of(wire, key, created.text("UploadId"));
    }

    static Upload of(Wire wire, String key, String id) {
        return new Upload(wire, wire.key(key) + "?uploadId=" + Percent.encode(id));
    }

    /** With the upload's id in the query. */
    String path() {
        return path;
    }

    /** Sends a part and lists it for {@link #complete()}, once. */
    WireAnswer part(int number, byte[] content) {
        WireAnswer answer = Wire.require(wire.signed(WireRequest.put(path + "&partNumber=" + number, content)), 200);
        listed.removeIf(part -> part.contains("<PartNumber>" + number + "<"));
        list(number, String.valueOf(answer.header("ETag")));
        return answer;
    }

    /** Lists a part, whether there is one or not. */
    Upload list(int number, String tag) {
        listed.add(
                "<Part><PartNumber>" + number + "</PartNumber><ETag>" + tag.replace("\"", "&quot;") + "</ETag></Part>");
        return this;
    }

    /** Lists nothing any more. */
    Upload unlist() {
        listed.clear();
        return this;
    }

    WireRequest completion() {
        return WireRequest.post(
                path, "<CompleteMultipartUpload>" + String.join("", listed) + "</CompleteMultipartUpload>");
    }

    WireAnswer complete() {
        return wire.signed(completion());
    }
}
