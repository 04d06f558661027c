package org.elasto.client.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.elasto.client.ErrorKind;
import org.junit.jupiter.api.Test;

/** What a channel asks of the store, call by call. */
class ElastoFileChannelTest {

    private final MemorySystem memory = new MemorySystem();
    private final ElastoPath file = memory.path("/b/f");

    private void content(int size) {
        memory.backend.objects.put("f", new byte[size]);
    }

    private static int read(SeekableByteChannel channel, int count) throws IOException {
        return channel.read(ByteBuffer.allocate(count));
    }

    @Test
    void oneReadAsksForItsBytes() throws IOException {
        content(1000);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            read(channel, 100);
        }
        assertThat(memory.backend.log).containsExactly("open f", "read 0+100", "close");
    }

    @Test
    void readsInOrderRunAheadOnOneStream() throws IOException {
        content(1000);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            while (read(channel, 100) >= 0) {
                assertThat(channel.position()).isLessThanOrEqualTo(1000);
            }
        }
        assertThat(memory.backend.log)
                .containsExactly("open f", "read 0+100", "stream 100", "stream ended with 0 left", "close");
    }

    @Test
    void randomReadsNeverRunAhead() throws IOException {
        content(1_000_000);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            for (int at : new int[] {900_000, 100_000, 500_000}) {
                channel.position(at);
                read(channel, 10);
            }
        }
        assertThat(memory.backend.log)
                .containsExactly("open f", "read 900000+10", "read 100000+10", "read 500000+10", "close");
    }

    /** Others read what is left, to keep the connection, or the whole object, to be able to seek. */
    @Test
    void closingDoesNotReadTheRest() throws IOException {
        content(1_000_000);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            read(channel, 10);
            read(channel, 10);
        }
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(in.read()).isZero();
        }
        assertThat(memory.backend.log)
                .containsExactly(
                        "open f",
                        "read 0+10",
                        "stream 10",
                        "stream ended with 999980 left",
                        "close",
                        "open f",
                        "stream 0",
                        "close",
                        "stream ended with 999999 left");
    }

    @Test
    void aSmallStepAheadStaysOnTheStreamAndALargeOneLeavesIt() throws IOException {
        content(1_000_000);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            read(channel, 10);
            read(channel, 10);
            channel.position(1000);
            read(channel, 10);
            channel.position(500_000);
            read(channel, 10);
        }
        assertThat(memory.backend.log)
                .containsExactly(
                        "open f", "read 0+10", "stream 10", "stream ended with 998990 left", "read 500000+10", "close");
    }

    /** Once in the life of a file system it finds out what pieces the store wants. */
    @Test
    void smallWritesTravelTogether() throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 10_000; i++) {
                out.write(new byte[1000]);
            }
        }
        assertThat(memory.backend.log)
                .containsExactly(
                        "open f",
                        "list ",
                        "write 0+4194304",
                        "write 4194304+4194304",
                        "write 8388608+1611392",
                        "commit",
                        "close");
        assertThat(memory.backend.objects.get("f")).hasSize(10_000_000);
    }

    @Test
    void smallAppendsTravelTogether() throws IOException {
        content(10);
        memory.fileSystem.statfs();
        memory.backend.log.clear();
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            for (int i = 0; i < 100; i++) {
                out.write(new byte[1000]);
            }
        }
        assertThat(memory.backend.log).containsExactly("open f", "write 10+100000", "commit", "close");
    }

    @Test
    void allThatFollowsIsTransferred() throws IOException {
        content(1000);
        try (FileChannel channel = FileChannel.open(file);
                FileChannel target =
                        FileChannel.open(memory.path("/b/g"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(channel.transferTo(10, Long.MAX_VALUE, target)).isEqualTo(990);
        }
    }

    @Test
    void whatFailedIsNotPublishedByClosing() throws IOException {
        content(1);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        channel.write(ByteBuffer.allocate(10));
        memory.backend.failure = ErrorKind.UNEXPECTED;
        assertThatThrownBy(() -> channel.force(true)).isInstanceOf(FileSystemException.class);
        memory.backend.failure = null;
        channel.close();
        assertThat(memory.backend.log).doesNotContain("commit");
        assertThat(memory.backend.objects.get("f")).hasSize(1);
    }

    @Test
    void aFailureToPublishIsToldByClosing() throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        channel.write(ByteBuffer.allocate(10));
        memory.backend.failure = ErrorKind.PRECONDITION_FAILED;
        assertThatThrownBy(channel::close).isInstanceOf(FileSystemException.class);
        assertThat(channel.isOpen()).isFalse();
        assertThat(memory.backend.log).endsWith("close");
    }

    @Test
    void readingPublishesNothing() throws IOException {
        content(10);
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)
                .close();
        assertThat(memory.backend.objects.get("f")).hasSize(10);
        memory.backend.log.clear();
        assertThat(Files.readAllBytes(file)).hasSize(10);
        assertThat(memory.backend.log).doesNotContain("commit");
    }

    @Test
    void everyWriteIsPublishedWhereThatIsAskedFor() throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DSYNC)) {
            channel.write(ByteBuffer.wrap(new byte[] {1}));
            assertThat(memory.backend.objects.get("f")).containsExactly(1);
            channel.write(ByteBuffer.wrap(new byte[] {2}));
            assertThat(memory.backend.objects.get("f")).containsExactly(1, 2);
        }
    }

    @Test
    void aLockWaitsForTheOtherHolder() throws IOException {
        content(1);
        memory.backend.leasedByAnother = true;
        int[] pauses = new int[1];
        memory.atPause = () -> memory.backend.leasedByAnother = ++pauses[0] < 3;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            assertThat(channel.tryLock()).isNull();
            try (FileLock lock = channel.lock()) {
                assertThat(lock.isValid()).isTrue();
            }
            assertThat(pauses[0]).isEqualTo(3);
        }
        assertThat(memory.backend.log).contains("lease released");
    }

    @Test
    void waitingForALockEndsWithTheChannel() throws IOException {
        content(1);
        memory.backend.leasedByAnother = true;
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        memory.atPause = () -> closeNow(channel);
        assertThatThrownBy(channel::lock).isInstanceOf(AsynchronousCloseException.class);
    }

    private static void closeNow(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void waitingForALockEndsWithTheThread() throws IOException {
        content(1);
        memory.backend.leasedByAnother = true;
        memory.interrupted = true;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            assertThatThrownBy(channel::lock).isInstanceOf(FileLockInterruptionException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aClosedFileSystemDropsWhatWasNotPublished() throws IOException {
        content(1);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        channel.write(ByteBuffer.allocate(10));
        memory.fileSystem.close();
        assertThat(channel.isOpen()).isFalse();
        assertThat(memory.backend.objects.get("f")).hasSize(1);
        assertThat(memory.backend.log).endsWith("close", "closed");
    }

    @Test
    void aCutStaysWithinWhatIsThere() throws IOException {
        content(10);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.position(10);
            channel.truncate(20);
            assertThat(channel.position()).isEqualTo(10);
            assertThat(channel.size()).isEqualTo(10);
            assertThatThrownBy(() -> channel.truncate(5)).isInstanceOf(UnsupportedOperationException.class);
        }
        assertThat(memory.backend.objects.get("f")).isEqualTo(Arrays.copyOf(new byte[0], 10));
    }
}
