package org.elasto.client.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;

/** Block blobs of a {@link FakeBlobs}, opened as files. */
final class BlockFiles {

    static final int PART = 5 << 20;

    final FakeBlobs service = new FakeBlobs();
    final BlobEndpoint endpoint = service.endpoint();

    static BlobPath path(String name) {
        return BlobPath.of(StorageUri.parse("abb://localhost:10000/devstoreaccount1/cont/" + name));
    }

    BlockFile open(String name, OpenFlag... flags) {
        return BlockFile.open(endpoint, path(name), OpenOptions.of(flags));
    }

    static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static byte[] content(BlockFile file) throws IOException {
        try (InputStream in = file.read(0, -1)) {
            return in.readAllBytes();
        }
    }

    FakeBlobs.Blob blob(String name) {
        return Objects.requireNonNull(service.blobs.get(name));
    }

    void write(String name, byte[] bytes) {
        try (BlockFile file = open(name, OpenFlag.CREATE, OpenFlag.TRUNCATE)) {
            file.write(0, ByteBuffer.wrap(bytes));
            file.commit();
        }
    }

    static void assertFails(ErrorKind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
