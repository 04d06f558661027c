package org.elasto.emulator.s3;

import java.util.Comparator;
import java.util.List;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Entry;
import org.elasto.emulator.store.Store.Change;
import org.elasto.emulator.store.World;
import org.jspecify.annotations.Nullable;

/** CompleteMultipartUpload: everything is judged and published in one step of the store. */
final class CompleteMultipartUpload {

    /** Ten thousand parts with the longest checksum stay well below. */
    private static final int MAX_DOCUMENT = 4 << 20;

    private CompleteMultipartUpload() {}

    static Reception completeMultipartUpload(S3Call call) {
        WriteConditions conditions =
                WriteConditions.of(call.request(), call.context().settings().dialect());
        World world = call.context().store().world();
        Response repeated = repeated(call, Buckets.require(world, call));
        UploadChecksum rule = repeated == null ? Uploads.require(world, call).checksum() : UploadChecksum.DEFAULT;
        return call.readBody(
                BodyRules.documentWithoutChecksum(MAX_DOCUMENT),
                payload -> complete(call, inOrder(call, CompletedPart.read(payload.content(), rule)), conditions));
    }

    private static List<CompletedPart> inOrder(S3Call call, List<CompletedPart> listed) {
        return call.context().settings().dialect().sortsParts()
                ? listed.stream()
                        .sorted(Comparator.comparingInt(CompletedPart::number))
                        .toList()
                : listed;
    }

    private static Response complete(S3Call call, List<CompletedPart> listed, WriteConditions conditions) {
        Timestamp now = call.context().timestamps().now();
        return call.context().store().update(world -> {
            Container bucket = Buckets.require(world, call);
            Response repeated = repeated(call, bucket);
            if (repeated != null) {
                return new Change<>(world, repeated);
            }
            UploadAttributes upload = Uploads.require(bucket, call);
            judge(conditions, upload, bucket);
            AssembledUpload assembled = AssembledUpload.of(upload, listed);
            checkWhole(call.request(), assembled, upload);
            ObjectAttributes attributes = ObjectAttributes.assembled(assembled, now, upload);
            Container next = bucket.withEntries(
                            bucket.entries().plus(upload.key(), new Entry(assembled.content(), attributes)))
                    .withStaged(bucket.staged().minus(Uploads.stagedName(call)));
            return new Change<>(Buckets.with(world, call.target().bucket(), next), result(call, attributes));
        });
    }

    /** The answer of a completion that was carried out before, so that a client may ask again; else null. */
    private static @Nullable Response repeated(S3Call call, Container bucket) {
        Entry object = bucket.entries().get(call.target().key());
        if (object == null) {
            return null;
        }
        ObjectAttributes attributes = Buckets.attributes(object);
        return Uploads.uploadId(call).equals(attributes.uploadId()) ? result(call, attributes) : null;
    }

    @SuppressWarnings("ReferenceEquality") // a rewrite of the same bytes is a write too
    private static void judge(WriteConditions conditions, UploadAttributes upload, Container bucket) {
        if (conditions.isNone()) {
            return;
        }
        Entry present = bucket.entries().get(upload.key());
        conditions.judge(present, upload.key());
        ObjectAttributes attributes = present == null ? null : Buckets.attributes(present);
        if (attributes != upload.before()) {
            throw new S3Exception(S3Error.CONDITIONAL_REQUEST_CONFLICT)
                    .with("Condition", conditions.ifMatch() != null ? "If-Match" : "If-None-Match")
                    .with("Key", upload.key());
        }
    }

    /** What the client says of the object as a whole. */
    private static void checkWhole(Request request, AssembledUpload assembled, UploadAttributes upload) {
        String size = request.header("x-amz-mp-object-size");
        if (size != null) {
            long length = assembled.content().length();
            if (Digits.parse(size) != length) {
                throw new S3Exception(
                        S3Error.INVALID_REQUEST,
                        "The provided 'x-amz-mp-object-size' header value " + size
                                + " does not match what was computed: " + length);
            }
        }
        UploadChecksum rule = upload.checksum();
        String type = request.header("x-amz-checksum-type");
        if (type != null && !type.equals(rule.type().name())) {
            throw new S3Exception(
                    S3Error.INVALID_REQUEST,
                    "The upload was created using the " + rule.type().name()
                            + " checksum mode. The complete request must use the same checksum mode.");
        }
        String sent = request.header(rule.algorithm().header());
        ObjectChecksum computed = assembled.checksum();
        if (sent != null && computed != null && !sent.equals(computed.value()) && !composite(sent, computed)) {
            throw new S3Exception(
                    S3Error.BAD_DIGEST,
                    "The " + rule.algorithm().name() + " you specified did not match the calculated checksum.");
        }
    }

    /** A composite checksum may be sent without the number of parts. */
    private static boolean composite(String sent, ObjectChecksum computed) {
        return computed.type() == ObjectChecksum.Type.COMPOSITE
                && computed.value().startsWith(sent)
                && computed.value().charAt(sent.length()) == '-';
    }

    private static Response result(S3Call call, ObjectAttributes attributes) {
        String bucket = call.target().bucket();
        String key = call.target().key();
        String host = call.request().header("Host");
        String path = call.target().isHosted() ? "/" : '/' + bucket + '/';
        XmlWriter xml = XmlWriter.result("CompleteMultipartUploadResult")
                .element(
                        "Location",
                        call.request().scheme() + "://" + (host == null ? "localhost" : host) + path
                                + ListedNames.encode(key))
                .element("Bucket", bucket)
                .element("Key", key)
                .element("ETag", attributes.quotedEtag());
        ObjectChecksum checksum = attributes.checksum();
        if (checksum != null) {
            checksum.writeTo(xml);
        }
        return Answers.xml(Response.of(200), xml.close("CompleteMultipartUploadResult"));
    }
}
