package org.elasto.conformance.behavior;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.elasto.client.Capability;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.Elasto;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.opentest4j.TestAbortedException;

/**
 * What each behaviour class stands on: a fresh container for every test, removed afterwards with all that is in it.
 */
abstract class Workspace {

    final Site site;
    final Elasto client;
    StorageUri container;

    Workspace(Site site) {
        this.site = site;
        this.client = site.client();
        // A name nobody else uses at the same time, on a server that others may use as well.
        this.container = site.root().resolve("elasto-" + UUID.randomUUID());
    }

    @BeforeEach
    final void makeContainer(TestInfo test) {
        Requires requires = test.getTestMethod().map(this::requires).orElse(null);
        if (requires != null) {
            for (Capability capability : requires.value()) {
                if (!has(capability)) {
                    throw new TestAbortedException("unsupported: " + site.backend() + " has no " + capability);
                }
            }
        }
        client.open(container, OpenFlag.DIRECTORY, OpenFlag.CREATE, OpenFlag.EXCLUSIVE)
                .close();
    }

    private @org.jspecify.annotations.Nullable Requires requires(Method method) {
        return method.getAnnotation(Requires.class);
    }

    @AfterEach
    final void removeContainer() {
        try {
            removeAll(container);
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND) {
                throw e;
            }
        }
    }

    private void removeAll(StorageUri directory) {
        List<DirectoryEntry> entries = list(directory);
        for (DirectoryEntry entry : entries) {
            if (entry.stat().type() == FileType.FILE) {
                client.remove(entry.uri());
            } else {
                removeAll(entry.uri());
            }
        }
        try {
            client.remove(directory);
        } catch (StorageException e) {
            // A prefix goes with the last key below it.
            if (e.kind() != ErrorKind.NOT_FOUND) {
                throw e;
            }
        }
    }

    final boolean has(Capability capability) {
        return capabilities().contains(capability);
    }

    final Set<Capability> capabilities() {
        return client.capabilities(site.root());
    }

    final StorageUri file(String name) {
        return container.resolve(name);
    }

    final StorageUri put(String name, byte[] content) {
        StorageUri uri = file(name);
        if (site.hasRealDirectories()) {
            makeParents(name);
        }
        try (ElastoFile file = client.open(uri, OpenFlag.CREATE)) {
            if (content.length > 0) {
                file.write(0, ByteBuffer.wrap(content));
            }
            file.commit();
        }
        return uri;
    }

    /** Real directories have to be made first. */
    private void makeParents(String name) {
        for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
            client.open(file(name.substring(0, slash)), OpenFlag.DIRECTORY, OpenFlag.CREATE)
                    .close();
        }
    }

    final byte[] get(StorageUri uri) {
        try (ElastoFile file = client.open(uri);
                InputStream in = file.read(0, -1)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            in.transferTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final List<DirectoryEntry> list(StorageUri directory) {
        try (ElastoFile open = client.open(directory, OpenFlag.DIRECTORY);
                Stream<DirectoryEntry> entries = open.readdir()) {
            return entries.toList();
        }
    }

    /** So many times what files are written in: the tests count in that, and page blobs take them too. */
    final int units(int count) {
        return count * site.unit();
    }

    /** Each value as a unit of its own. */
    final byte[] unitsOf(int... values) {
        byte[] bytes = new byte[units(values.length)];
        for (int i = 0; i < values.length; i++) {
            Arrays.fill(bytes, units(i), units(i + 1), (byte) values[i]);
        }
        return bytes;
    }

    static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
