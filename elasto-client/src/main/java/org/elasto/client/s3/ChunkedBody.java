package org.elasto.client.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.elasto.client.checksum.Crc64Nvme;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Content framed as {@code aws-chunked}, with chunk signatures over plain HTTP and with its CRC64NVME behind it where the
 * service takes that.
 *
 * @param content what is framed
 * @param scope signs the chunks
 * @param seed the signature of the request's header fields; null to leave chunks unsigned
 * @param trailer whether the checksum follows
 */
record ChunkedBody(RequestBody content, S3Signer.Scope scope, S3Signer.@Nullable Signed seed, boolean trailer)
        implements RequestBody {

    static final String SIGNED = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    static final String SIGNED_TRAILER = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    static final String UNSIGNED_TRAILER = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    static final String DECODED_LENGTH = "x-amz-decoded-content-length";

    /** Services refuse chunks below 8 KiB that are not the last. */
    static final int CHUNK = 64 << 10;

    private static final String CHUNK_SIGNATURE = ";chunk-signature=";
    private static final String CHECKSUM = Checksum.Algorithm.CRC64NVME.header() + ":";
    private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature:";
    private static final int SIGNATURE_LENGTH = 64;
    private static final int CHECKSUM_LENGTH = 12;

    /** Whether a payload hash of this kind asks for such a body. */
    static boolean isFor(@Nullable String payload) {
        return payload != null && payload.startsWith("STREAMING-");
    }

    @Override
    public long length() {
        long whole = content.length() / CHUNK;
        int rest = (int) (content.length() % CHUNK);
        long length = whole * framed(CHUNK) + (rest == 0 ? 0 : framed(rest)) + framed(0) - 2;
        if (trailer) {
            length += CHECKSUM.length() + CHECKSUM_LENGTH + 2;
            length += seed == null ? 0 : TRAILER_SIGNATURE.length() + SIGNATURE_LENGTH + 2;
        }
        return length + 2;
    }

    private int framed(int size) {
        int signature = seed == null ? 0 : CHUNK_SIGNATURE.length() + SIGNATURE_LENGTH;
        return Integer.toHexString(size).length() + signature + 2 + size + 2;
    }

    @Override
    public boolean repeatable() {
        return content.repeatable();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        Framing framing = new Framing(out, seed == null ? null : new ChunkSignatures(scope, seed), trailer);
        content.writeTo(framing);
        framing.finish();
    }

    /** Collects chunks and writes each with its frame. */
    private static final class Framing extends OutputStream {

        private final OutputStream out;
        private final @Nullable ChunkSignatures signatures;
        private final boolean trailer;
        private final byte[] chunk = new byte[CHUNK];
        private final Crc64Nvme crc = new Crc64Nvme();
        private final MessageDigest sha256 = S3Checksums.digest("SHA-256");
        private int filled;

        Framing(OutputStream out, @Nullable ChunkSignatures signatures, boolean trailer) {
            this.out = out;
            this.signatures = signatures;
            this.trailer = trailer;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int done = 0;
            while (done < length) {
                int count = Math.min(length - done, CHUNK - filled);
                System.arraycopy(bytes, offset + done, chunk, filled, count);
                filled += count;
                done += count;
                if (filled == CHUNK) {
                    writeChunk();
                }
            }
        }

        private void writeChunk() throws IOException {
            head();
            out.write(chunk, 0, filled);
            text("\r\n");
            if (trailer) {
                crc.update(chunk, 0, filled);
            }
            filled = 0;
        }

        private void head() throws IOException {
            String size = Integer.toHexString(filled);
            if (signatures == null) {
                text(size + "\r\n");
                return;
            }
            sha256.update(chunk, 0, filled);
            String stringToSign = signatures.stringToSign(HexFormat.of().formatHex(sha256.digest()));
            text(size + CHUNK_SIGNATURE + signatures.sign(stringToSign) + "\r\n");
        }

        void finish() throws IOException {
            if (filled > 0) {
                writeChunk();
            }
            head();
            if (trailer) {
                String checksum = CHECKSUM + Crc64Nvme.text(crc.value());
                text(checksum + "\r\n");
                if (signatures != null) {
                    // The line that is signed ends with a line feed alone, whatever ends it on the wire.
                    byte[] signed = (checksum + "\n").getBytes(StandardCharsets.US_ASCII);
                    String signature = signatures.sign(signatures.trailerStringToSign(S3Signer.sha256(signed)));
                    text(TRAILER_SIGNATURE + signature + "\r\n");
                }
            }
            text("\r\n");
        }

        private void text(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
