package org.elasto.client.nio;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.elasto.client.ClientConfig;
import org.elasto.client.Elasto;
import org.elasto.client.StorageUri;

/** A file system over a store in memory, whose time stands still until a test moves it. */
final class MemorySystem implements Timing {

    /** The provider of the scheme {@code mem}. */
    static final class Provider extends ElastoProvider {
        Provider() {
            super("ram");
        }
    }

    final ElastoFileSystem fileSystem;
    final MemoryBackend backend;
    long nanos;
    Runnable atPause = () -> {};
    boolean interrupted;

    MemorySystem() {
        Elasto elasto = Elasto.create(ClientConfig.builder().build());
        StorageUri root = StorageUri.of("ram", "host", "", "");
        fileSystem = new ElastoFileSystem(new Provider(), elasto, root, this, elasto::close);
        elasto.capabilities(root);
        Supplier<MemoryBackend> last = MemoryBackend.LAST::get;
        backend = Objects.requireNonNull(last.get());
    }

    ElastoPath path(String text) {
        return fileSystem.getPath(text);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        if (interrupted) {
            throw new InterruptedException();
        }
        atPause.run();
    }
}
