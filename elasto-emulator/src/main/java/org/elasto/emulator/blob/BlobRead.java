package org.elasto.emulator.blob;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Crc64;
import org.elasto.emulator.azure.StructuredBody;
import org.elasto.emulator.azure.front.ByteRange;
import org.elasto.emulator.azure.front.Checksums;
import org.elasto.emulator.azure.front.StructuredSlice;
import org.elasto.emulator.checksum.Crc64Nvme;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.http.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Get Blob: all of a blob or a range of it. */
final class BlobRead {

    private static final String RANGE_MD5 = "x-ms-range-get-content-md5";
    private static final String RANGE_CRC64 = "x-ms-range-get-content-crc64";

    /** The largest range of which a checksum is to be had. */
    private static final long CHECKED = 4 << 20;

    private final BlobCall call;
    private final Blob blob;
    private final @Nullable ByteRange range;

    private BlobRead(BlobCall call, Blob blob, @Nullable ByteRange range) {
        this.call = call;
        this.blob = blob;
        this.range = range;
    }

    static Reception getBlob(BlobCall call) {
        Blob blob = ReadRules.readWithKey(call);
        if (blob.body() instanceof PageBody pages && !call.target().isPast()) {
            pages.checkOrdinary();
        }
        if (blob.state().tier().isArchived()) {
            throw new AzureException(AzureError.BLOB_ARCHIVED);
        }
        ByteRange range = ByteRange.of(call.request());
        if (range != null) {
            range.checkInside(blob.length());
        }
        return new BlobRead(call, blob, range).answer();
    }

    private Response answer() {
        checkChecksums();
        long from = range == null ? 0 : range.first();
        long to = range == null ? blob.length() : range.end(blob.length());
        Response response = Response.of(range == null ? 200 : 206)
                .header("ETag", blob.etag().quoted())
                .header("Last-Modified", blob.etag().lastModified());
        if (range != null) {
            response.header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + blob.length());
        }
        blob.headers().mark(response, call.caller().responseHeaders());
        md5(response, from, to);
        if (range != null && call.isTrue(RANGE_CRC64)) {
            response.header("x-ms-content-crc64", crc64(from, to));
        }
        BlobProperties.mark(response, blob, call);
        return body(response, blob.body().slice(from, to));
    }

    private void checkChecksums() {
        for (String header : List.of(RANGE_MD5, RANGE_CRC64)) {
            if (call.isTrue(header)) {
                if (range == null) {
                    throw AzureException.invalidHeader(header, "true");
                }
                if (range.end(blob.length()) - range.first() > CHECKED) {
                    throw new AzureException(AzureError.OUT_OF_RANGE_INPUT);
                }
            }
        }
        if (call.isTrue(RANGE_MD5) && call.isTrue(RANGE_CRC64)) {
            throw new AzureException(AzureError.BOTH_CRC64_AND_MD5_HEADER_PRESENT);
        }
    }

    /** The checksum of what is sent; that of the whole blob moves aside where only a part is. */
    private void md5(Response response, long from, long to) {
        String whole = blob.headers().contentMd5();
        if (range == null) {
            response.headerIfPresent("Content-MD5", whole);
            return;
        }
        response.headerIfPresent("x-ms-blob-content-md5", whole);
        if (call.isTrue(RANGE_MD5)) {
            MessageDigest digest = Checksums.newMd5();
            blob.body().slice(from, to).buffers().forEachRemaining(digest::update);
            response.header("Content-MD5", Base64.getEncoder().encodeToString(digest.digest()));
        }
    }

    private String crc64(long from, long to) {
        Crc64Nvme sum = new Crc64Nvme();
        blob.body().slice(from, to).buffers().forEachRemaining(sum::update);
        return Crc64.base64(sum.getValue());
    }

    private Response body(Response response, ResponseBody plain) {
        if (!StructuredBody.isStructured(call.header(StructuredBody.HEADER))) {
            return response.body(plain);
        }
        return response.header(StructuredBody.HEADER, StructuredBody.VALUE)
                .header(StructuredBody.CONTENT_LENGTH, Long.toString(plain.length()))
                .body(new StructuredSlice(plain));
    }
}
