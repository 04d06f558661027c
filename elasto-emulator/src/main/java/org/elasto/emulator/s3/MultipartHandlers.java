package org.elasto.emulator.s3;

import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Entry;
import org.elasto.emulator.store.Store.Change;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** Multipart uploads from their beginning to their end, completion and listings apart. */
final class MultipartHandlers {

    private static final long MAX_PART = 5L << 30;

    private MultipartHandlers() {}

    static Reception createMultipartUpload(S3Call call) {
        Request request = call.request();
        String key = call.target().key();
        Buckets.require(call.context().store().world(), call);
        Unbuilt.refuseOnObject(request);
        UploadChecksum checksum = UploadChecksum.of(request);
        ObjectHeaders headers = ObjectHeaders.of(request);
        return call.readBody(BodyRules.document(0), nothing -> {
            S3Context context = call.context();
            Timestamp now = context.timestamps().now();
            String id = Uploads.newId(now, context.settings().random());
            context.store().update(world -> {
                Container bucket = Buckets.require(world, call);
                Entry present = bucket.entries().get(key);
                UploadAttributes upload = new UploadAttributes(
                        key,
                        id,
                        now,
                        call.caller().account().id(),
                        headers,
                        checksum,
                        present == null ? null : Buckets.attributes(present),
                        TreePMap.empty());
                Container next = bucket.withStaged(
                        bucket.staged().plus(UploadAttributes.stagedName(key, id), Uploads.staged(upload)));
                return new Change<>(Buckets.with(world, call.target().bucket(), next), id);
            });
            return created(call, id, checksum);
        });
    }

    private static Response created(S3Call call, String id, UploadChecksum checksum) {
        XmlWriter xml = XmlWriter.result("InitiateMultipartUploadResult")
                .element("Bucket", call.target().bucket())
                .element("Key", call.target().key())
                .element("UploadId", id);
        Response response = Response.of(200);
        if (checksum.asked()) {
            response.header("x-amz-checksum-algorithm", checksum.algorithm().name())
                    .header("x-amz-checksum-type", checksum.type().name());
        }
        return Answers.xml(response, xml.close("InitiateMultipartUploadResult"));
    }

    /** @throws S3Exception InvalidArgument where the number is missing or out of bounds */
    static int partNumber(S3Call call) {
        return PartNumber.parse(Parameters.text(call.target().query(), "partNumber"));
    }

    static Reception uploadPart(S3Call call) {
        int number = partNumber(call);
        UploadChecksum rule =
                Uploads.require(call.context().store().world(), call).checksum();
        return call.readBody(BodyRules.part(MAX_PART, rule.algorithm()), payload -> {
            Checksum sent = payload.checksum();
            rule.checkPart(sent);
            return sent == null || sent.algorithm() == rule.algorithm()
                    ? uploaded(call, number, payload, sent)
                    : CopyDigests.working(
                            payload.content().length(),
                            () -> uploaded(call, number, payload, rule.of(payload.content())));
        });
    }

    /**
     * @param kept the checksum that goes into the object's, which need not be the one that the client sent
     */
    private static Response uploaded(S3Call call, int number, Payload payload, @Nullable Checksum kept) {
        UploadedPart part = new UploadedPart(
                payload.content(), payload.md5(), call.context().timestamps().now(), kept);
        Uploads.add(call, number, part);
        Response response = Response.of(200).header("ETag", '"' + part.etag() + '"');
        Checksum sent = payload.checksum();
        return sent == null ? response : response.header(sent.algorithm().header(), sent.base64());
    }

    static Reception abortMultipartUpload(S3Call call) {
        call.context().store().update(world -> {
            Container bucket = Buckets.require(world, call);
            UploadAttributes upload = Uploads.require(bucket, call);
            Container next = bucket.withStaged(bucket.staged().minus(Uploads.stagedName(call)));
            return new Change<>(Buckets.with(world, call.target().bucket(), next), upload);
        });
        return Response.of(204);
    }
}
