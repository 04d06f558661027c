package org.elasto.client.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.elasto.client.ErrorKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time is moved by hand; nobody waits. */
class ElastoWatchServiceTest {

    private static final WatchEvent.Kind<?>[] ALL = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE
    };

    private final MemorySystem memory = new MemorySystem();
    private final ElastoWatchService service = new ElastoWatchService(memory.fileSystem, 10);
    private final ElastoPath directory = memory.path("/b/d");

    @BeforeEach
    void something() {
        put("d/old", 1);
    }

    private void put(String key, int... content) {
        byte[] bytes = new byte[content.length];
        for (int i = 0; i < content.length; i++) {
            bytes[i] = (byte) content[i];
        }
        memory.backend.objects.put(key, bytes);
    }

    private long after(long seconds) {
        memory.nanos += TimeUnit.SECONDS.toNanos(seconds);
        return service.look();
    }

    private static List<String> told(WatchKey key) {
        return key.pollEvents().stream()
                .map(event -> event.kind().name() + " " + event.context())
                .toList();
    }

    private WatchKey signalled() {
        @Nullable WatchKey key = service.poll();
        return Objects.requireNonNull(key);
    }

    @Test
    void changesBetweenTwoListingsAreTold() throws IOException {
        WatchKey key = directory.register(service, ALL);
        assertThat(key.watchable()).isEqualTo(directory);
        after(2);
        assertThat(service.poll()).isNull();
        put("d/new", 1);
        put("d/sub/x", 1);
        after(60);
        assertThat(signalled()).isSameAs(key);
        assertThat(told(key)).containsExactlyInAnyOrder("ENTRY_CREATE new", "ENTRY_CREATE sub");
        assertThat(key.reset()).isTrue();
        put("d/new", 2);
        memory.backend.objects.remove("d/old");
        after(60);
        assertThat(told(signalled())).containsExactlyInAnyOrder("ENTRY_MODIFY new", "ENTRY_DELETE old");
    }

    @Test
    void onlyTheKindsAskedForAreTold() throws IOException {
        WatchKey key = directory.register(service, StandardWatchEventKinds.ENTRY_DELETE);
        put("d/new", 1);
        after(60);
        assertThat(service.poll()).isNull();
        assertThat(directory.register(service, ALL)).isSameAs(key);
        put("d/more", 1);
        after(60);
        assertThat(told(signalled())).containsExactly("ENTRY_CREATE more");
    }

    /** A key is queued once, and again only after a reset. */
    @Test
    void aKeyIsQueuedUntilItIsReset() throws IOException {
        WatchKey key = directory.register(service, ALL);
        put("d/1", 1);
        after(60);
        put("d/2", 1);
        after(60);
        assertThat(signalled()).isSameAs(key);
        assertThat(service.poll()).isNull();
        assertThat(told(key)).containsExactly("ENTRY_CREATE 1", "ENTRY_CREATE 2");
        put("d/3", 1);
        after(60);
        assertThat(service.poll()).isNull();
        assertThat(key.reset()).isTrue();
        assertThat(told(signalled())).containsExactly("ENTRY_CREATE 3");
    }

    @Test
    void onesLooksMoreSeldomWhileNothingHappens() throws IOException {
        directory.register(service, ALL);
        assertThat(TimeUnit.NANOSECONDS.toMillis(after(2))).isEqualTo(3000);
        assertThat(TimeUnit.NANOSECONDS.toMillis(after(3))).isEqualTo(4500);
        for (int i = 0; i < 20; i++) {
            after(60);
        }
        assertThat(TimeUnit.NANOSECONDS.toSeconds(after(60))).isEqualTo(60);
        put("d/new", 1);
        assertThat(TimeUnit.NANOSECONDS.toSeconds(after(60))).isEqualTo(2);
    }

    @Test
    void whatIsNotDueIsNotLookedAt() throws IOException {
        directory.register(service, ALL);
        memory.backend.log.clear();
        after(1);
        assertThat(memory.backend.log).isEmpty();
    }

    @Test
    void aDirectoryThatGoesAndComesBackIsStillWatched() throws IOException {
        WatchKey key = directory.register(service, ALL);
        memory.backend.objects.clear();
        after(60);
        assertThat(told(signalled())).containsExactly("ENTRY_DELETE old");
        assertThat(key.reset()).isTrue();
        put("d/back", 1);
        after(60);
        assertThat(told(signalled())).containsExactly("ENTRY_CREATE back");
    }

    @Test
    void aFailureIsGotOver() throws IOException {
        directory.register(service, ALL);
        memory.backend.failure = ErrorKind.UNEXPECTED;
        after(60);
        assertThat(service.poll()).isNull();
        memory.backend.failure = null;
        put("d/new", 1);
        after(60);
        assertThat(told(signalled())).containsExactly("ENTRY_CREATE new");
    }

    @Test
    void moreThanIsWatchedIsAnOverflow() throws IOException {
        directory.register(service, ALL);
        for (int i = 10; i < 30; i++) {
            put("d/" + i, i);
        }
        after(60);
        assertThat(told(signalled())).contains("OVERFLOW null").hasSizeLessThan(25);
    }

    @Test
    void moreEventsThanAnybodyFetchesAreAnOverflow() throws IOException {
        ElastoWatchService large = new ElastoWatchService(memory.fileSystem, 1000);
        WatchKey key = directory.register(large, ALL);
        for (int i = 0; i < 600; i++) {
            put("d/" + i, i);
        }
        memory.nanos += TimeUnit.SECONDS.toNanos(60);
        large.look();
        assertThat(told(key)).contains("OVERFLOW null").hasSizeLessThan(600);
    }

    @Test
    void aCancelledKeyIsSilent() throws IOException {
        WatchKey key = directory.register(service, ALL);
        key.cancel();
        put("d/new", 1);
        after(60);
        assertThat(service.poll()).isNull();
        assertThat(key.isValid()).isFalse();
        assertThat(key.reset()).isFalse();
    }

    @Test
    void onlyDirectoriesAreWatched() {
        assertThatThrownBy(() -> memory.path("/b/none").register(service, ALL)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> memory.path("/b/d/old").register(service, ALL))
                .isInstanceOf(NotDirectoryException.class);
        assertThatThrownBy(() -> directory.register(service)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closingEndsIt() throws IOException, InterruptedException {
        ElastoWatchService real = ElastoWatchService.watching(memory.fileSystem);
        WatchKey key = directory.register(real, ALL);
        assertThat(real.poll(1, TimeUnit.NANOSECONDS)).isNull();
        CompletableFuture<WatchKey> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return real.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        real.close();
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(ClosedWatchServiceException.class);
        assertThat(key.isValid()).isFalse();
        assertThatThrownBy(real::poll).isInstanceOf(ClosedWatchServiceException.class);
        assertThatThrownBy(() -> directory.register(real, ALL)).isInstanceOf(ClosedWatchServiceException.class);
    }

    @Test
    void theContextIsTheName() throws IOException {
        directory.register(service, ALL);
        put("d/new", 1);
        after(60);
        WatchEvent<?> event = signalled().pollEvents().get(0);
        assertThat(event.context()).isEqualTo(memory.path("new")).isInstanceOf(Path.class);
        assertThat(event.count()).isEqualTo(1);
    }
}
