package org.elasto.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.elasto.client.ByteRange;
import org.elasto.client.Cost;
import org.elasto.client.Elasto;
import org.elasto.client.ElastoFile;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageUri;
import org.elasto.client.nio.ElastoFileSystems;
import org.elasto.client.nio.ElastoOption;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.EmulatorConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A quarter of a GiB of which one MiB changes; put together by the server from 64 MiB, so that nobody needs the memory. Any other
 * size by {@code -Delasto.large=GIBIBYTES}.
 */
class LargeRewriteTest {

    private static final long MIB = 1 << 20;
    private static final long SEED = 64 * MIB;
    private static final int GIBIBYTES = Integer.getInteger("elasto.large", 0);
    private static final long SIZE = GIBIBYTES == 0 ? 256 * MIB : (long) GIBIBYTES << 30;

    private final AtomicLong sent = new AtomicLong();
    private Emulator emulator;
    private Elasto client;

    @BeforeEach
    void start() {
        emulator = Emulator.start(EmulatorConfig.inProcess());
        client = Elasto.create(Endpoints.settings(emulator)
                .requestListener(request -> sent.addAndGet(request.sent()))
                .build());
    }

    @AfterEach
    void stop() {
        client.close();
        emulator.close();
    }

    private static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] read(ElastoFile file, long offset, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        assertThat(file.read(offset, bytes)).isEqualTo(length);
        return bytes.array();
    }

    private StorageUri large(StorageUri container, byte[] seed) {
        StorageUri part = container.resolve("seed");
        try (ElastoFile file = client.open(part, OpenFlag.CREATE)) {
            file.write(0, ByteBuffer.wrap(seed));
            file.commit();
        }
        StorageUri large = container.resolve("large");
        try (ElastoFile file = client.open(large, OpenFlag.CREATE);
                ElastoFile source = client.open(part)) {
            for (long offset = 0; offset < SIZE; offset += SEED) {
                file.splice(source, new ByteRange(0, SEED), offset);
            }
            file.commit();
            assertThat(file.cost().copied()).isEqualTo(SIZE);
        }
        return large;
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3", "abb"})
    void oneMebibyteOfManyIsWritten(String scheme) {
        byte[] seed = random(1, (int) SEED);
        StorageUri uri = large(Endpoints.container(client, emulator, scheme, "large"), seed);
        byte[] patch = random(2, (int) MIB);
        long middle = SIZE / 2 + 12_345;
        Cost cost;
        try (ElastoFile file = client.open(uri, OpenFlag.REWRITE)) {
            file.write(middle, ByteBuffer.wrap(patch));
            file.commit();
            cost = file.cost();
        }
        tell(scheme, cost);
        assertThat(cost.sent()).isBetween(MIB, 9 * MIB);
        assertThat(cost.copied()).isGreaterThan(scheme.equals("s3") ? SIZE - 8 * MIB : 0);
        requireChanged(uri, seed, patch, middle);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3", "abb"})
    void theSameThroughAFileChannel(String scheme) throws IOException {
        byte[] seed = random(1, (int) SEED);
        StorageUri uri = large(Endpoints.container(client, emulator, scheme, "large"), seed);
        byte[] patch = random(2, (int) MIB);
        long middle = SIZE / 2 + 12_345;
        sent.set(0);
        try (FileChannel channel =
                FileChannel.open(ElastoFileSystems.path(client, uri), StandardOpenOption.WRITE, ElastoOption.REWRITE)) {
            ByteBuffer content = ByteBuffer.wrap(patch);
            while (content.hasRemaining()) {
                channel.write(content, middle + content.position());
            }
        }
        tell(scheme + " through a FileChannel", sent.get() + " bytes sent");
        assertThat(sent.get()).isBetween(MIB, 9 * MIB);
        requireChanged(uri, seed, patch, middle);
    }

    private void tell(String who, Object what) {
        System.getLogger(getClass().getName()).log(System.Logger.Level.INFO, "{0}, {1} bytes: {2}", who, SIZE, what);
    }

    private void requireChanged(StorageUri uri, byte[] seed, byte[] patch, long middle) {
        try (ElastoFile file = client.open(uri)) {
            assertThat(file.stat().size()).hasValue(SIZE);
            assertThat(read(file, middle, (int) MIB)).isEqualTo(patch);
            assertThat(read(file, middle - 5, 5)).isEqualTo(at(seed, middle - 5, 5));
            assertThat(read(file, middle + MIB, 5)).isEqualTo(at(seed, middle + MIB, 5));
            assertThat(read(file, SIZE - 9, 9)).isEqualTo(at(seed, SIZE - 9, 9));
        }
    }

    private static byte[] at(byte[] seed, long offset, int length) {
        byte[] bytes = new byte[length];
        System.arraycopy(seed, (int) (offset % SEED), bytes, 0, length);
        return bytes;
    }
}
