package org.elasto.client.s3;

import java.io.IOException;
import java.io.OutputStream;
import org.elasto.client.StorageException;
import org.elasto.client.http.ContentDigest;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Content on its way, protected as the endpoint takes it. Content in memory is digested beforehand; a stream is digested
 * while it passes, and its checksum follows it where that is known to work, or is compared afterwards.
 */
final class S3Content {

    private final S3Request request;
    private final S3Integrity.Support support;
    private @Nullable String crc;
    private @Nullable String md5;

    private S3Content(S3Request request, S3Integrity.Support support) {
        this.request = request;
        this.support = support;
    }

    /**
     * Sends content, once more without a checksum if that may be what the endpoint refuses.
     *
     * @param request with its content as its body
     * @return the answer, and what was sent
     */
    static Arrived send(S3Exchange exchange, S3Request request) {
        S3Integrity integrity = exchange.connection().integrity();
        S3Content content =
                of(request.copy(), integrity.support(), exchange.connection().secure(request.bucket()));
        HttpResponse response;
        try {
            response = exchange.send(content.request);
        } catch (StorageException e) {
            if (!integrity.mayBeRefusal(e, content.support) || !request.body().repeatable()) {
                throw e;
            }
            content = of(
                    request.copy(),
                    S3Integrity.Support.MISSING,
                    exchange.connection().secure(request.bucket()));
            response = exchange.send(content.request);
            integrity.missing();
        }
        return new Arrived(response, content, integrity.verify(content, response.headers()));
    }

    /**
     * An answer to content.
     *
     * @param response what the service said
     * @param content what was sent
     * @param checksum as the service told it
     */
    record Arrived(
            HttpResponse response,
            S3Content content,
            @Nullable Checksum checksum) {}

    private static S3Content of(S3Request request, S3Integrity.Support support, boolean secure) {
        S3Content content = new S3Content(request, support);
        if (request.body().inMemory()) {
            content.digestBefore(secure);
        } else {
            content.digestOnTheWay(secure);
        }
        return content;
    }

    private void digestBefore(boolean secure) {
        RequestBody body = request.body();
        if (support == S3Integrity.Support.UNKNOWN || support == S3Integrity.Support.TAKEN) {
            crc = S3Checksums.of(body, S3Checksums.of(Checksum.Algorithm.CRC64NVME));
            request.header(Checksum.Algorithm.CRC64NVME.header(), crc);
        }
        if (support == S3Integrity.Support.UNKNOWN || support == S3Integrity.Support.MISSING) {
            md5 = S3Checksums.of(body, S3Checksums.etag());
            request.header("Content-MD5", S3Checksums.contentMd5(md5));
        }
        if (secure && body.length() > 0) {
            request.header(S3Signer.CONTENT_SHA256, S3Signer.UNSIGNED_PAYLOAD);
        }
    }

    private void digestOnTheWay(boolean secure) {
        RequestBody body = request.body();
        boolean trailer = support == S3Integrity.Support.TAKEN;
        if (trailer) {
            request.header("x-amz-trailer", Checksum.Algorithm.CRC64NVME.header());
            request.header(S3Signer.CONTENT_SHA256, secure ? ChunkedBody.UNSIGNED_TRAILER : ChunkedBody.SIGNED_TRAILER);
        } else {
            request.header(S3Signer.CONTENT_SHA256, secure ? S3Signer.UNSIGNED_PAYLOAD : ChunkedBody.SIGNED);
        }
        if (support != S3Integrity.Support.OFF) {
            request.body(new Digested(body, this, !trailer));
        }
    }

    S3Request request() {
        return request;
    }

    /** What was known of the endpoint when this was sent. */
    S3Integrity.Support support() {
        return support;
    }

    /** The CRC64NVME of what was sent last; null if it was not taken. */
    @Nullable
    String crc() {
        return crc;
    }

    /** The MD5 of what was sent last, in hexadecimal; null if it was not taken. */
    @Nullable
    String md5() {
        return md5;
    }

    /** Tells its content's digests each time it has been written. */
    private record Digested(RequestBody body, S3Content content, boolean withMd5) implements RequestBody {

        @Override
        public long length() {
            return body.length();
        }

        @Override
        public boolean repeatable() {
            return body.repeatable();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            ContentDigest crc = S3Checksums.of(Checksum.Algorithm.CRC64NVME);
            ContentDigest md5 = withMd5 ? S3Checksums.etag() : null;
            body.writeTo(new S3Checksums.Digesting(out, crc, md5));
            content.crc = crc.value();
            content.md5 = md5 == null ? null : md5.value();
        }
    }
}
