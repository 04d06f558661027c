package org.elasto.conformance.wire;

import java.util.List;

/** Empties buckets. */
final class Cleaning {

    private Cleaning() {}

    /** Removes every object and upload of a bucket. */
    static void empty(Wire wire, String bucket) {
        for (WireAnswer page = list(wire, bucket); page.has("Contents"); page = list(wire, bucket)) {
            for (String key : page.all("Contents", "Key")) {
                Wire.require(wire.signed(WireRequest.delete("/" + bucket + "/" + Percent.encodePath(key))), 204);
            }
        }
        WireAnswer uploads = Wire.require(wire.signed(WireRequest.get("/" + bucket + "?uploads")), 200);
        List<String> keys = uploads.all("Upload", "Key");
        List<String> ids = uploads.all("Upload", "UploadId");
        for (int i = 0; i < ids.size(); i++) {
            String upload =
                    "/" + bucket + "/" + Percent.encodePath(keys.get(i)) + "?uploadId=" + Percent.encode(ids.get(i));
            Wire.require(wire.signed(WireRequest.delete(upload)), 204);
        }
    }

    private static WireAnswer list(Wire wire, String bucket) {
        return Wire.require(wire.signed(WireRequest.get("/" + bucket + "?list-type=2")), 200);
    }
}
