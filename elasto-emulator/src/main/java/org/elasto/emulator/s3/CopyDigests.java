package org.elasto.emulator.s3;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.function.Supplier;
import org.elasto.emulator.http.Deferred;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Content;

/**
 * Digests of bytes that are in the store already and that no client sends again.
 *
 * @param md5 16 bytes
 */
record CopyDigests(byte[] md5, Checksum checksum) {

    /** More than this is not hashed on an I/O thread. */
    private static final long INLINE = 1 << 20;

    static CopyDigests of(Content content, ChecksumAlgorithm algorithm) {
        ContentDigest md5 = ContentDigest.md5();
        ContentDigest checksum = ContentDigest.of(algorithm);
        for (Iterator<ByteBuffer> buffers = content.buffers(); buffers.hasNext(); ) {
            ByteBuffer buffer = buffers.next();
            md5.update(buffer.duplicate());
            checksum.update(buffer);
        }
        return new CopyDigests(md5.digest(), new Checksum(algorithm, checksum.digest()));
    }

    /** Does {@code work} here where it hashes little, else on a worker. */
    static Reception working(long bytes, Supplier<Response> work) {
        return bytes > INLINE ? new Deferred(work) : work.get();
    }
}
