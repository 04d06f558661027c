package org.elasto.client.s3;

import java.util.List;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.RequestBody;
import org.elasto.client.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** The operations on uploads in parts. Thread-safe. */
final class MultipartCalls {

    private static final int MOST_PARTS = 10_000;

    private final S3Exchange exchange;

    /**
     * What a part is copied from.
     *
     * @param object the source
     * @param range which bytes of it; null for all
     * @param conditions judged on it
     */
    record Piece(ObjectRef object, @Nullable ByteRange range, Conditions conditions) {}

    MultipartCalls(S3Exchange exchange) {
        this.exchange = exchange;
    }

    /** Sent again if the answer is lost: an upload nobody knows of holds nothing, and abort rules sweep it away. */
    MultipartUpload create(ObjectRef object, ObjectHeaders headers) {
        S3Integrity integrity = exchange.connection().integrity();
        S3Integrity.Support support = integrity.support();
        S3Request plain =
                S3Request.object("CreateMultipartUpload", "POST", object).query("uploads", "");
        S3Headers.write(plain, headers);
        S3Request checked = plain.copy();
        if (integrity.wanted()) {
            checked.header("x-amz-checksum-algorithm", Checksum.Algorithm.CRC64NVME.name());
            checked.header("x-amz-checksum-type", "FULL_OBJECT");
        }
        XmlElement document;
        try {
            document = exchange.document(checked);
        } catch (StorageException e) {
            if (!integrity.mayBeRefusal(e, support)) {
                throw e;
            }
            document = exchange.document(plain);
            integrity.missing();
        }
        return new MultipartUpload(
                object, document.expect("InitiateMultipartUploadResult").required("UploadId"));
    }

    private static S3Request part(String operation, MultipartUpload upload, int number) {
        if (number < 1 || number > MOST_PARTS) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "parts are numbered from 1 to " + MOST_PARTS + ", not " + number);
        }
        return S3Request.object(operation, "PUT", upload.object())
                .query("partNumber", number)
                .query("uploadId", upload.uploadId());
    }

    UploadedPart upload(MultipartUpload upload, int number, RequestBody content) {
        S3Request request = part("UploadPart", upload, number).body(content);
        S3Content.Arrived arrived = S3Content.send(exchange, request);
        String etag = S3Xml.etag(arrived.response().headers().first("ETag"));
        return new UploadedPart(number, required(etag, "UploadPart"), arrived.checksum(), content.length());
    }

    UploadedPart copy(MultipartUpload upload, int number, Piece piece) {
        S3Request request =
                part("UploadPartCopy", upload, number).header("x-amz-copy-source", ObjectCalls.path(piece.object()));
        ByteRange range = piece.range();
        if (range != null) {
            request.header("x-amz-copy-source-range", "bytes=" + range.offset() + "-" + (range.end() - 1));
        }
        S3Headers.write(request, "x-amz-copy-source-", piece.conditions());
        XmlElement document = exchange.document(request).expect("CopyPartResult");
        String etag = required(S3Xml.etag(document.text("ETag")), "UploadPartCopy");
        return new UploadedPart(number, etag, S3Xml.checksum(document), range == null ? -1 : range.length());
    }

    private static String required(@Nullable String etag, String operation) {
        if (etag == null) {
            throw XmlElement.malformed(operation + " without an ETag");
        }
        return etag;
    }

    PutObjectResult complete(MultipartUpload upload, List<UploadedPart> parts, Conditions conditions) {
        WholeChecksum whole = WholeChecksum.of(parts);
        S3Request request = S3Request.object("CompleteMultipartUpload", "POST", upload.object())
                .query("uploadId", upload.uploadId())
                .header("Content-Type", "application/xml")
                .unsafe(true)
                .body(RequestBody.of(S3Xml.completeMultipartUpload(parts)));
        if (whole.crc() != null) {
            request.header(Checksum.Algorithm.CRC64NVME.header(), whole.crc());
            request.header("x-amz-checksum-type", "FULL_OBJECT");
        }
        S3Headers.write(request, "", conditions);
        ObjectCalls objects = new ObjectCalls(exchange);
        return exchange.resolve(() -> completed(request, whole), () -> {
            ObjectInfo there = objects.headIfPresent(upload.object());
            return there != null && whole.fits(there)
                    ? new PutObjectResult(there.etag(), there.versionId(), there.checksum())
                    : null;
        });
    }

    private PutObjectResult completed(S3Request request, WholeChecksum whole) {
        HttpResponse response = exchange.send(request);
        XmlElement document = S3Exchange.document(response).expect("CompleteMultipartUploadResult");
        Checksum checksum = S3Xml.checksum(document);
        whole.verify(checksum);
        return new PutObjectResult(
                S3Xml.etag(document.text("ETag")), response.headers().first("x-amz-version-id"), checksum);
    }

    void abort(MultipartUpload upload) {
        exchange.send(S3Request.object("AbortMultipartUpload", "DELETE", upload.object())
                .query("uploadId", upload.uploadId()));
    }

    ListPartsResult listParts(MultipartUpload upload, int marker) {
        S3Request request = S3Request.object("ListParts", "GET", upload.object())
                .query("uploadId", upload.uploadId())
                .query("part-number-marker", marker);
        return S3Xml.listParts(exchange.document(request));
    }
}
