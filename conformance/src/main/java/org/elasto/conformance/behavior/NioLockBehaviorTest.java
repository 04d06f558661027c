package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import org.elasto.client.Capability;
import org.elasto.client.nio.ElastoFileSystems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Locks on files are leases, or advisory where there are none. */
@OnEverySite
class NioLockBehaviorTest extends NioWorkspace {

    NioLockBehaviorTest(Site site) {
        super(site);
    }

    @BeforeEach
    void needLocks() {
        if (isLocal() || !(has(Capability.LEASES) || has(Capability.ADVISORY_LOCKS))) {
            throw new TestAbortedException("unsupported: no locks that reach beyond this machine");
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(path("f"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Test
    void aLockKeepsOthersOut() throws IOException {
        Files.createFile(path("f"));
        Path same = ElastoFileSystems.path(client, file("f"));
        try (FileChannel mine = open();
                FileChannel other = FileChannel.open(path("f"), StandardOpenOption.WRITE);
                FileChannel elsewhere = FileChannel.open(same, StandardOpenOption.WRITE)) {
            FileLock lock = mine.lock();
            assertThat(lock.isValid()).isTrue();
            assertThat(lock.isShared()).isFalse();
            assertThatThrownBy(other::tryLock).isInstanceOf(OverlappingFileLockException.class);
            assertThatThrownBy(mine::tryLock).isInstanceOf(OverlappingFileLockException.class);
            assertThat(elsewhere.tryLock()).isNull();
            mine.write(ByteBuffer.wrap(unitsOf(1, 2)));
            lock.release();
            assertThat(lock.isValid()).isFalse();
            assertThat(Files.readAllBytes(path("f"))).isEqualTo(unitsOf(1, 2));
            assertThat(elsewhere.tryLock()).isNotNull();
        }
        same.getFileSystem().close();
    }

    @Test
    void closingGivesTheLockBack() throws IOException {
        FileChannel mine = open();
        FileLock lock = mine.tryLock(0, 10, false);
        mine.close();
        assertThat(lock.isValid()).isFalse();
        try (FileChannel next = open()) {
            assertThat(next.tryLock()).isNotNull();
        }
    }

    @Test
    void aLockNeedsTheChannelForIt() throws IOException {
        Files.write(path("f"), unitsOf(1));
        try (FileChannel channel = FileChannel.open(path("f"))) {
            assertThatThrownBy(channel::tryLock).isInstanceOf(NonWritableChannelException.class);
            assertThat(channel.tryLock(0, Long.MAX_VALUE, true)).isNotNull();
        }
        try (FileChannel channel = open()) {
            assertThatThrownBy(() -> channel.tryLock(0, 1, true)).isInstanceOf(NonReadableChannelException.class);
        }
    }

    @Test
    void asynchronousChannelsLock() throws IOException, InterruptedException, ExecutionException {
        try (AsynchronousFileChannel channel =
                AsynchronousFileChannel.open(path("f"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = channel.lock().get();
            assertThat(lock.acquiredBy()).isSameAs(channel);
            lock.release();
            FileLock again = channel.tryLock();
            assertThat(again).isNotNull();
            again.close();
        }
    }
}
