package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.elasto.client.Capability;
import org.elasto.client.nio.ElastoOption;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Channels to files of stores. */
@OnEverySite
class NioChannelBehaviorTest extends NioWorkspace {

    NioChannelBehaviorTest(Site site) {
        super(site);
    }

    private static byte[] read(FileChannel channel, long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        int count = channel.read(buffer, offset);
        return Arrays.copyOf(buffer.array(), Math.max(0, count));
    }

    @Test
    void readsSeekAnywhere() throws IOException {
        byte[] content = random(3, units(1000));
        Files.write(path("f"), content);
        try (SeekableByteChannel channel = Files.newByteChannel(path("f"))) {
            assertThat(channel.size()).isEqualTo(content.length);
            Random random = new Random(4);
            for (int i = 0; i < 20; i++) {
                int at = random.nextInt(content.length);
                ByteBuffer buffer = ByteBuffer.allocate(Math.min(content.length - at, 1 + random.nextInt(units(100))));
                channel.position(at);
                for (int j = 0; j < 3 && buffer.hasRemaining(); j++) {
                    buffer.limit(Math.min(buffer.capacity(), buffer.position() + 1 + buffer.capacity() / 3));
                    assertThat(channel.read(buffer)).isPositive();
                }
                int read = buffer.position();
                assertThat(channel.position()).isEqualTo(at + read);
                assertThat(Arrays.copyOf(buffer.array(), read)).isEqualTo(Arrays.copyOfRange(content, at, at + read));
            }
            assertThat(channel.position(content.length).read(ByteBuffer.allocate(1)))
                    .isNegative();
            assertThat(channel.position(content.length + 10L).read(ByteBuffer.allocate(1)))
                    .isNegative();
        }
    }

    @Test
    void aFileIsReadInOrderInSmallPieces() throws IOException {
        byte[] content = random(5, units(200));
        Files.write(path("f"), content);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SeekableByteChannel channel = Files.newByteChannel(path("f"))) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(7);
            while (channel.read(buffer) >= 0) {
                Channels.newChannel(out).write(buffer.flip());
                buffer.clear();
            }
        }
        assertThat(out.toByteArray()).isEqualTo(content);
    }

    @Test
    void smallWritesInOrderMakeAFile() throws IOException {
        byte[] content = random(6, units(300));
        try (SeekableByteChannel channel =
                Files.newByteChannel(path("f"), Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            for (int at = 0; at < content.length; at += 7) {
                channel.write(ByteBuffer.wrap(content, at, Math.min(7, content.length - at)));
            }
            assertThat(channel.position()).isEqualTo(content.length);
        }
        assertThat(Files.readAllBytes(path("f"))).isEqualTo(content);
    }

    @Test
    void readingAndWritingGoTogether() throws IOException {
        try (FileChannel channel = FileChannel.open(
                path("f"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(unitsOf(1, 2)));
            assertThat(channel.size()).isEqualTo(units(2));
            channel.position(0);
            ByteBuffer back = ByteBuffer.allocate(units(2));
            assertThat(channel.read(back)).isEqualTo(units(2));
            assertThat(back.array()).isEqualTo(unitsOf(1, 2));
            channel.write(ByteBuffer.wrap(unitsOf(3)));
            assertThat(read(channel, units(1), units(2))).isEqualTo(unitsOf(2, 3));
        }
        assertThat(Files.readAllBytes(path("f"))).isEqualTo(unitsOf(1, 2, 3));
    }

    @Test
    void aSeededRunOfWritesAndCutsMatchesAnArray() throws IOException {
        if (!has(Capability.WRITE_RANGE) && !has(Capability.REWRITE)) {
            throw new TestAbortedException("unsupported: writes in order only");
        }
        Random random = new Random(7);
        byte[] model = random(8, units(64));
        Files.write(path("f"), model);
        for (int round = 0; round < 4; round++) {
            try (FileChannel channel =
                    FileChannel.open(path("f"), anywhere(StandardOpenOption.READ, StandardOpenOption.WRITE))) {
                for (int step = 0; step < 8; step++) {
                    model = step(channel, model, random);
                }
                assertThat(channel.size()).isEqualTo(model.length);
            }
            assertThat(Files.readAllBytes(path("f"))).as("round %d", round).isEqualTo(model);
        }
    }

    private byte[] step(FileChannel channel, byte[] model, Random random) throws IOException {
        int at = random.nextInt(model.length - 1);
        switch (random.nextInt(6)) {
            case 0 -> {
                int size = units(40 + random.nextInt(30));
                if (size < model.length) {
                    channel.truncate(size);
                    return Arrays.copyOf(model, size);
                }
            }
            case 1 -> {
                byte[] more = random(random.nextLong(), units(1 + random.nextInt(4)));
                channel.write(ByteBuffer.wrap(more), model.length);
                byte[] grown = Arrays.copyOf(model, model.length + more.length);
                System.arraycopy(more, 0, grown, model.length, more.length);
                return grown;
            }
            case 2 ->
                assertThat(read(channel, at, 100))
                        .isEqualTo(Arrays.copyOfRange(model, at, Math.min(model.length, at + 100)));
            default -> {
                // Not in whole pages: what is written lies inside the file.
                byte[] some = random(random.nextLong(), 1 + random.nextInt(model.length - at));
                channel.position(at).write(ByteBuffer.wrap(some));
                byte[] changed = model.clone();
                System.arraycopy(some, 0, changed, at, some.length);
                return changed;
            }
        }
        return model;
    }

    @Test
    void aBeginningWrittenOverKeepsTheRestOrNothingChanges() throws IOException {
        Files.write(path("f"), unitsOf(1, 2, 3));
        FileChannel channel = FileChannel.open(path("f"), StandardOpenOption.WRITE);
        channel.write(ByteBuffer.wrap(unitsOf(9)));
        if (has(Capability.WRITE_RANGE)) {
            channel.close();
            assertThat(Files.readAllBytes(path("f"))).isEqualTo(unitsOf(9, 2, 3));
        } else {
            assertThatThrownBy(channel::close).isInstanceOf(FileSystemException.class);
            assertThat(Files.readAllBytes(path("f"))).isEqualTo(unitsOf(1, 2, 3));
        }
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whatFailedToWriteIsNotPublished() throws IOException {
        if (has(Capability.WRITE_RANGE)) {
            throw new TestAbortedException("unsupported: every write succeeds, and shows at once");
        }
        Files.write(path("f"), unitsOf(1, 2, 3));
        FileChannel channel = FileChannel.open(path("f"), StandardOpenOption.WRITE);
        channel.write(ByteBuffer.wrap(unitsOf(7, 8, 9)));
        assertThatThrownBy(() -> channel.write(ByteBuffer.wrap(unitsOf(6)), units(1)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> channel.force(true)).isInstanceOf(FileSystemException.class);
        channel.close();
        assertThat(Files.readAllBytes(path("f"))).isEqualTo(unitsOf(1, 2, 3));
    }

    @Test
    void whatIsPublishedByForceIsDroppedByClosing() throws IOException {
        if (isLocal() || has(Capability.WRITE_RANGE)) {
            throw new TestAbortedException("unsupported: writes show at once");
        }
        Files.write(path("f"), unitsOf(1));
        Set<java.nio.file.OpenOption> options =
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING, ElastoOption.PUBLISH_BY_FORCE);
        try (FileChannel channel = FileChannel.open(path("f"), options)) {
            channel.write(ByteBuffer.wrap(unitsOf(2)));
        }
        assertThat(Files.readAllBytes(path("f"))).isEqualTo(unitsOf(1));
        try (FileChannel channel = FileChannel.open(path("f"), options)) {
            channel.write(ByteBuffer.wrap(unitsOf(2)));
            channel.force(true);
            channel.write(ByteBuffer.wrap(unitsOf(3)));
        }
        assertThat(Files.readAllBytes(path("f"))).isEqualTo(unitsOf(2));
    }

    @Test
    void forcePublishesAndReadersDoNot() throws IOException {
        try (FileChannel channel = FileChannel.open(path("f"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(unitsOf(1)));
            channel.force(false);
            assertThat(Files.readAllBytes(path("f"))).isEqualTo(unitsOf(1));
        }
        var before = client.stat(file("f"));
        try (FileChannel channel = FileChannel.open(path("f"))) {
            assertThat(read(channel, 0, 1)).hasSize(1);
            assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
                    .isInstanceOf(NonWritableChannelException.class);
        }
        assertThat(client.stat(file("f"))).isEqualTo(before);
    }

    @Test
    void aClosedChannelIsClosed() throws IOException {
        FileChannel channel = FileChannel.open(path("f"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1))).isInstanceOf(NonReadableChannelException.class);
        channel.close();
        channel.close();
        assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(channel::size).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void bytesAreTransferredBetweenChannels() throws IOException {
        byte[] content = random(9, units(400));
        Files.write(path("f"), content);
        try (FileChannel from = FileChannel.open(path("f"));
                FileChannel to = FileChannel.open(path("g"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(from.transferTo(0, content.length, to)).isEqualTo(content.length);
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            assertThat(from.transferTo(units(10), units(5), Channels.newChannel(part)))
                    .isEqualTo(units(5));
            assertThat(part.toByteArray()).isEqualTo(Arrays.copyOfRange(content, units(10), units(15)));
            assertThat(from.transferTo(content.length + 1L, 1, to)).isZero();
        }
        assertThat(Files.mismatch(path("f"), path("g"))).isEqualTo(-1);
        try (FileChannel from = FileChannel.open(path("f"));
                FileChannel to = FileChannel.open(path("h"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(to.transferFrom(from, 0, Long.MAX_VALUE)).isEqualTo(content.length);
        }
        assertThat(Files.mismatch(path("f"), path("h"))).isEqualTo(-1);
    }

    @Test
    void buffersScatterAndGather() throws IOException {
        ByteBuffer[] out = {ByteBuffer.wrap(unitsOf(1)), ByteBuffer.wrap(unitsOf(2))};
        try (FileChannel channel = FileChannel.open(path("f"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(channel.write(out)).isEqualTo(units(2));
        }
        ByteBuffer[] in = {ByteBuffer.allocate(units(1)), ByteBuffer.allocate(0), ByteBuffer.allocate(units(1))};
        try (FileChannel channel = FileChannel.open(path("f"))) {
            assertThat(channel.read(in)).isEqualTo(units(2));
            assertThat(channel.read(new ByteBuffer[] {ByteBuffer.allocate(1)})).isEqualTo(-1);
        }
        assertThat(in[2].array()).isEqualTo(unitsOf(2));
    }

    @Test
    void aFileGoesWhenItsChannelIsClosed() throws IOException {
        Path file = Files.write(path("f"), unitsOf(1));
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE)
                .close();
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    void asynchronousChannelsReadAndWrite() throws IOException, InterruptedException, ExecutionException {
        try (AsynchronousFileChannel channel = AsynchronousFileChannel.open(
                path("f"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(channel.write(ByteBuffer.wrap(unitsOf(1, 2)), 0).get()).isEqualTo(units(2));
            ByteBuffer back = ByteBuffer.allocate(units(1));
            assertThat(channel.read(back, units(1)).get()).isEqualTo(units(1));
            assertThat(back.array()).isEqualTo(unitsOf(2));
            assertThat(channel.read(ByteBuffer.allocate(1), units(9)).get()).isEqualTo(-1);
            assertThat(channel.size()).isEqualTo(units(2));
        }
        assertThat(Files.readAllBytes(path("f"))).isEqualTo(unitsOf(1, 2));
    }

    @Test
    void aStoreHasNoMemoryToMap() throws IOException {
        if (isLocal()) {
            throw new TestAbortedException("unsupported: local files are mapped");
        }
        Files.write(path("f"), unitsOf(1));
        try (FileChannel channel = FileChannel.open(path("f"))) {
            assertThatThrownBy(() -> channel.map(FileChannel.MapMode.READ_ONLY, 0, 1))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
