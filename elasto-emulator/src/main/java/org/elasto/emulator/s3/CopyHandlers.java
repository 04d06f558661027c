package org.elasto.emulator.s3;

import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Content;
import org.elasto.emulator.store.Entry;
import org.elasto.emulator.store.World;
import org.jspecify.annotations.Nullable;

/** CopyObject and UploadPartCopy: the bytes are shared, never moved. */
final class CopyHandlers {

    private static final long MAX_COPY = 5L << 30;

    private CopyHandlers() {}

    static Reception copyObject(S3Call call) {
        Request request = call.request();
        CopySource source = CopySource.of(call);
        World world = call.context().store().world();
        Buckets.require(world, call);
        Unbuilt.refuseOnObject(request);
        boolean replace = replaces(request, "x-amz-metadata-directive", "Unknown metadata directive.");
        replaces(request, "x-amz-tagging-directive", "Unknown tagging directive.");
        WriteConditions conditions =
                WriteConditions.of(request, call.context().settings().dialect());
        Entry object = source.read(call, world);
        if (!replace && source.isSameAs(call.target())) {
            throw new S3Exception(
                    S3Error.INVALID_REQUEST,
                    "This copy request is illegal because it is trying to copy an object to itself without changing"
                            + " the object's metadata, storage class, website redirect location or encryption"
                            + " attributes.");
        }
        if (object.content().length() > MAX_COPY) {
            throw new S3Exception(
                    S3Error.INVALID_REQUEST,
                    "The specified copy source is larger than the maximum allowable size for a copy source: "
                            + MAX_COPY);
        }
        ObjectHeaders headers =
                replace ? ObjectHeaders.of(request) : Buckets.attributes(object).headers();
        return copy(call, object, headers, conditions);
    }

    private static boolean replaces(Request request, String header, String refusal) {
        String directive = request.header(header);
        if (directive == null || directive.equals("COPY")) {
            return false;
        }
        if (!directive.equals("REPLACE")) {
            throw Parameters.invalid(header, directive, refusal);
        }
        return true;
    }

    private static Reception copy(S3Call call, Entry object, ObjectHeaders headers, WriteConditions conditions) {
        ObjectAttributes from = Buckets.attributes(object);
        ChecksumAlgorithm algorithm = algorithm(call.request(), from.checksum());
        ObjectChecksum known = from.checksum();
        Content content = object.content();
        boolean keeps = !from.isMultipart()
                && known != null
                && known.algorithm() == algorithm
                && known.type() == ObjectChecksum.Type.FULL_OBJECT;
        if (keeps) {
            ObjectAttributes copied = from.copied(call.context().timestamps().now(), headers);
            return copied(call, new Entry(content, copied), conditions);
        }
        return CopyDigests.working(content.length(), () -> {
            CopyDigests digests = CopyDigests.of(content, algorithm);
            ObjectAttributes copied = ObjectAttributes.whole(
                    digests.md5(),
                    call.context().timestamps().now(),
                    headers,
                    ObjectChecksum.whole(digests.checksum()));
            return copied(call, new Entry(content, copied), conditions);
        });
    }

    private static ChecksumAlgorithm algorithm(Request request, @Nullable ObjectChecksum known) {
        String asked = request.header("x-amz-checksum-algorithm");
        if (asked != null) {
            return UploadChecksum.algorithm(asked);
        }
        return known == null ? ChecksumAlgorithm.CRC64NVME : known.algorithm();
    }

    private static Response copied(S3Call call, Entry object, WriteConditions conditions) {
        ObjectHandlers.publish(call, object, conditions);
        ObjectAttributes attributes = Buckets.attributes(object);
        XmlWriter xml = XmlWriter.result("CopyObjectResult")
                .element("LastModified", attributes.lastModified().iso())
                .element("ETag", attributes.quotedEtag());
        ObjectChecksum checksum = attributes.checksum();
        if (checksum != null) {
            checksum.writeTo(xml);
        }
        return Answers.xml(Response.of(200), xml.close("CopyObjectResult"));
    }

    static Reception uploadPartCopy(S3Call call) {
        CopySource source = CopySource.of(call);
        int number = MultipartHandlers.partNumber(call);
        World world = call.context().store().world();
        UploadAttributes upload = Uploads.require(world, call);
        Entry object = source.read(call, world);
        Content content = range(call.request().header("x-amz-copy-source-range"), object.content());
        if (content.length() > MAX_COPY) {
            throw new S3Exception(
                    S3Error.INVALID_REQUEST,
                    "The specified copy source is larger than the maximum allowable size for a copy source: "
                            + MAX_COPY);
        }
        ChecksumAlgorithm algorithm = upload.checksum().algorithm();
        return CopyDigests.working(content.length(), () -> {
            CopyDigests digests = CopyDigests.of(content, algorithm);
            UploadedPart part = new UploadedPart(
                    content, digests.md5(), call.context().timestamps().now(), digests.checksum());
            Uploads.add(call, number, part);
            XmlWriter xml = XmlWriter.result("CopyPartResult")
                    .element("LastModified", part.lastModified().iso())
                    .element("ETag", '"' + part.etag() + '"');
            if (upload.checksum().asked()) {
                xml.element(algorithm.element(), digests.checksum().base64());
            }
            return Answers.xml(Response.of(200), xml.close("CopyPartResult"));
        });
    }

    private static Content range(@Nullable String header, Content content) {
        if (header == null) {
            return content;
        }
        String form = "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are"
                + " the zero-based offsets of the first and last bytes to copy";
        int dash = header.indexOf('-');
        long first = header.startsWith("bytes=") && dash > 0 ? Digits.parse(header, 6, dash) : -1;
        long last = first < 0 ? -1 : Digits.parse(header, dash + 1, header.length());
        if (first < 0 || last < first) {
            throw Parameters.invalid("x-amz-copy-source-range", header, form);
        }
        long length = content.length();
        if (first >= length) {
            throw new S3Exception(
                    S3Error.INVALID_REQUEST, "The specified copy range is invalid for the source object size.");
        }
        if (last >= length) {
            throw Parameters.invalid(
                    "x-amz-copy-source-range",
                    header,
                    "Range specified is not valid for source object of size: " + length);
        }
        return content.slice(first, last + 1);
    }
}
