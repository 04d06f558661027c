package org.elasto.emulator.azure.front;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Crc64;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.StructuredBody;
import org.elasto.emulator.checksum.Crc64Nvme;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.http.ResponseBody;
import org.jspecify.annotations.Nullable;

/** The answer to a read of content: all of it or a range. */
public final class RangeRead {

    private static final String RANGE_MD5 = "x-ms-range-get-content-md5";
    private static final String RANGE_CRC64 = "x-ms-range-get-content-crc64";

    /** The largest range of which a checksum is to be had. */
    private static final long CHECKED = 4 << 20;

    private final AzureCall call;
    private final Source source;
    private final @Nullable ByteRange range;

    /**
     * What is read.
     *
     * @param asideMd5 the header for the MD5 of all of it, where only a part is sent
     */
    public record Source(Etag etag, long length, ContentHeaders headers, Slicer slicer, String asideMd5) {}

    /** Hands out parts of content. */
    @FunctionalInterface
    public interface Slicer {

        /** The bytes from one place up to but without another. */
        ResponseBody slice(long from, long to);
    }

    private RangeRead(AzureCall call, Source source, @Nullable ByteRange range) {
        this.call = call;
        this.source = source;
        this.range = range;
    }

    /**
     * Answers with what the headers of a request ask for, 200 or 206.
     *
     * @throws AzureException InvalidRange; OutOfRangeInput, InvalidHeaderValue or BothCrc64AndMd5HeaderPresent for a
     *     checksum that is not to be had
     */
    public static Response of(AzureCall call, Source source) {
        ByteRange range = ByteRange.of(call.request());
        if (range != null) {
            range.checkInside(source.length());
        }
        return new RangeRead(call, source, range).answer();
    }

    private Response answer() {
        checkChecksums();
        long from = range == null ? 0 : range.first();
        long to = range == null ? source.length() : range.end(source.length());
        Response response = AzureCall.answer(range == null ? 200 : 206, source.etag());
        if (range != null) {
            response.header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + source.length());
        }
        source.headers().mark(response, call.caller().responseHeaders());
        md5(response, from, to);
        if (range != null && call.isTrue(RANGE_CRC64)) {
            response.header("x-ms-content-crc64", crc64(from, to));
        }
        return body(response, source.slicer().slice(from, to));
    }

    private void checkChecksums() {
        for (String header : List.of(RANGE_MD5, RANGE_CRC64)) {
            if (call.isTrue(header)) {
                if (range == null) {
                    throw AzureException.invalidHeader(header, "true");
                }
                if (range.end(source.length()) - range.first() > CHECKED) {
                    throw new AzureException(AzureError.OUT_OF_RANGE_INPUT);
                }
            }
        }
        if (call.isTrue(RANGE_MD5) && call.isTrue(RANGE_CRC64)) {
            throw new AzureException(AzureError.BOTH_CRC64_AND_MD5_HEADER_PRESENT);
        }
    }

    /** The checksum of what is sent; that of all of it moves aside where only a part is. */
    private void md5(Response response, long from, long to) {
        String whole = source.headers().contentMd5();
        if (range == null) {
            response.headerIfPresent("Content-MD5", whole);
            return;
        }
        response.headerIfPresent(source.asideMd5(), whole);
        if (call.isTrue(RANGE_MD5)) {
            MessageDigest digest = Checksums.newMd5();
            source.slicer().slice(from, to).buffers().forEachRemaining(digest::update);
            response.header("Content-MD5", Base64.getEncoder().encodeToString(digest.digest()));
        }
    }

    private String crc64(long from, long to) {
        Crc64Nvme sum = new Crc64Nvme();
        source.slicer().slice(from, to).buffers().forEachRemaining(sum::update);
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
