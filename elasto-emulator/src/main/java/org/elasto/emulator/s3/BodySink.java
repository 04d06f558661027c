package org.elasto.emulator.s3;

import java.nio.ByteBuffer;
import org.elasto.emulator.store.Content;
import org.elasto.emulator.store.ContentBuilder;
import org.jspecify.annotations.Nullable;

/** Takes the decoded bytes of one body: keeps them and digests them as they pass. Not thread-safe. */
final class BodySink {

    private final ContentBuilder content;
    private final long expected;
    private final @Nullable ContentDigest md5;
    private final @Nullable ContentDigest sha256;
    private final @Nullable ContentDigest checksum;

    BodySink(
            long expected,
            @Nullable ContentDigest md5,
            @Nullable ContentDigest sha256,
            @Nullable ContentDigest checksum) {
        this.content = new ContentBuilder(expected);
        this.expected = expected;
        this.md5 = md5;
        this.sha256 = sha256;
        this.checksum = checksum;
    }

    /**
     * Takes what remains in the piece.
     *
     * @throws S3Exception IncompleteBody when more comes than was announced
     */
    void accept(ByteBuffer piece) {
        if (content.length() + piece.remaining() > expected) {
            throw new S3Exception(S3Error.INCOMPLETE_BODY);
        }
        int position = piece.position();
        digest(md5, piece, position);
        digest(sha256, piece, position);
        digest(checksum, piece, position);
        content.append(piece);
    }

    private static void digest(@Nullable ContentDigest digest, ByteBuffer piece, int position) {
        if (digest != null) {
            digest.update(piece);
            piece.position(position);
        }
    }

    boolean isComplete() {
        return content.length() == expected;
    }

    Content content() {
        return content.build();
    }

    byte[] md5() {
        return value(md5);
    }

    byte[] sha256() {
        return value(sha256);
    }

    byte[] checksum() {
        return value(checksum);
    }

    private static byte[] value(@Nullable ContentDigest digest) {
        return digest == null ? new byte[0] : digest.digest();
    }
}
