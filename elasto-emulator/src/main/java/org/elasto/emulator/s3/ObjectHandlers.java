package org.elasto.emulator.s3;

import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Entry;
import org.elasto.emulator.store.Store.Change;
import org.jspecify.annotations.Nullable;

/** Operations on one object, copies and multipart uploads apart. */
final class ObjectHandlers {

    /** The largest object that one request may put. */
    static final long MAX_PUT = 5L << 30;

    private ObjectHandlers() {}

    static Reception putObject(S3Call call) {
        Request request = call.request();
        Buckets.require(call.context().store().world(), call);
        Unbuilt.refuseOnObject(request);
        WriteConditions conditions =
                WriteConditions.of(request, call.context().settings().dialect());
        ObjectHeaders headers = ObjectHeaders.of(request);
        return call.readBody(BodyRules.object(MAX_PUT), payload -> {
            ObjectChecksum checksum = ObjectChecksum.whole(payload.checksum());
            ObjectAttributes attributes = ObjectAttributes.whole(
                    payload.md5(), call.context().timestamps().now(), headers, checksum);
            publish(call, new Entry(payload.content(), attributes), conditions);
            Response response = Response.of(200).header("ETag", attributes.quotedEtag());
            return withChecksum(response, checksum);
        });
    }

    /** Puts an object under the key of the request, if its conditions hold at that very moment. */
    static void publish(S3Call call, Entry object, WriteConditions conditions) {
        String key = call.target().key();
        call.context().store().update(world -> {
            Container bucket = Buckets.require(world, call);
            if (!conditions.isNone()) {
                conditions.judge(bucket.entries().get(key), key);
            }
            Container next = bucket.withEntries(bucket.entries().plus(key, object));
            return new Change<>(Buckets.with(world, call.target().bucket(), next), key);
        });
    }

    static Response withChecksum(Response response, @Nullable ObjectChecksum checksum) {
        return checksum == null
                ? response
                : response.header(checksum.algorithm().header(), checksum.value())
                        .header("x-amz-checksum-type", checksum.type().name());
    }

    static Reception getObject(S3Call call) {
        ObjectRead read = ObjectRead.of(call);
        return read.refusal() != null ? read.refusal() : read.answer(true);
    }

    static Reception headObject(S3Call call) {
        ObjectRead read = ObjectRead.of(call);
        return read.refusal() != null ? read.refusal() : read.answer(false);
    }

    static Reception deleteObject(S3Call call) {
        String key = call.target().key();
        Parameters.checkVersionId(call.target().query());
        WriteConditions conditions = WriteConditions.ofDelete(
                call.request(), call.context().settings().dialect());
        call.context().store().update(world -> {
            Container bucket = Buckets.require(world, call);
            Entry present = bucket.entries().get(key);
            if (present == null && conditions.isNone()) {
                return new Change<>(world, key);
            }
            conditions.judge(present, key);
            Container next = bucket.withEntries(bucket.entries().minus(key));
            return new Change<>(Buckets.with(world, call.target().bucket(), next), key);
        });
        return Response.of(204);
    }
}
