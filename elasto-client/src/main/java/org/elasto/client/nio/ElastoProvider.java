package org.elasto.client.nio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.elasto.client.Elasto;
import org.elasto.client.FileStat;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageUri;
import org.jspecify.annotations.Nullable;

/** What the providers of all schemes are. Thread-safe. */
abstract class ElastoProvider extends FileSystemProvider {

    private final EndpointFileSystems systems;

    ElastoProvider(String scheme) {
        this.systems = new EndpointFileSystems(this, scheme);
    }

    /** A file system over a client that is there already, and stays when it is closed. */
    final ElastoFileSystem over(Elasto elasto, StorageUri uri) {
        return systems.over(elasto, uri);
    }

    @Override
    public final String getScheme() {
        return systems.scheme();
    }

    /** Settings by the names of {@link org.elasto.client.ConfigKey}, or those of {@link EndpointFileSystems}. */
    @Override
    public final FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        return systems.create(uri, environment);
    }

    @Override
    public final FileSystem getFileSystem(URI uri) {
        return systems.existing(uri);
    }

    /** In the file system of its endpoint, which is made with the settings of the environment if there is none. */
    @Override
    public final Path getPath(URI uri) {
        return systems.path(uri);
    }

    private static ElastoPath open(Path path) {
        ElastoPath ours = ElastoPath.of(path);
        ours.getFileSystem().requireOpen();
        return ours;
    }

    @Override
    public final SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public final FileChannel newFileChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return ElastoFileChannel.open(open(path), ChannelOptions.of(options, attributes));
    }

    @Override
    public final AsynchronousFileChannel newAsynchronousFileChannel(
            Path path,
            Set<? extends OpenOption> options,
            @Nullable ExecutorService executor,
            FileAttribute<?>... attributes)
            throws IOException {
        ElastoPath ours = open(path);
        ChannelOptions parsed = ChannelOptions.of(options, attributes);
        if (parsed.append()) {
            throw new UnsupportedOperationException("an asynchronous channel does not append");
        }
        ExecutorService worker = executor == null ? ours.getFileSystem().executor() : executor;
        return new AsynchronousElastoChannel(ElastoFileChannel.open(ours, parsed), worker);
    }

    @Override
    public final InputStream newInputStream(Path path, OpenOption... options) throws IOException {
        ElastoPath ours = open(path);
        ChannelOptions parsed = ChannelOptions.of(Set.of(options));
        if (parsed.write()) {
            throw new UnsupportedOperationException("a stream to read does not write");
        }
        return parsed.deleteOnClose()
                ? Channels.newInputStream(ElastoFileChannel.open(ours, parsed))
                : WholeStream.open(ours);
    }

    @Override
    public final OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
        ElastoPath ours = open(path);
        Set<OpenOption> asked = new HashSet<>(List.of(options));
        if (asked.contains(StandardOpenOption.READ)) {
            throw new IllegalArgumentException("a stream to write does not read");
        }
        if (asked.contains(ElastoOption.PUBLISH_BY_FORCE)) {
            throw new UnsupportedOperationException("a stream has no force; write through a channel");
        }
        if (asked.isEmpty()) {
            asked.add(StandardOpenOption.CREATE);
            asked.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        asked.add(StandardOpenOption.WRITE);
        return Channels.newOutputStream(ElastoFileChannel.open(ours, ChannelOptions.of(asked)));
    }

    @Override
    public final DirectoryStream<Path> newDirectoryStream(Path directory, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        return ElastoDirectoryStream.open(open(directory), filter);
    }

    @Override
    public final void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
        ElastoPath ours = open(directory);
        OpenOptions options =
                ChannelOptions.creation(Set.of(OpenFlag.DIRECTORY, OpenFlag.CREATE, OpenFlag.EXCLUSIVE), attributes);
        if (ours.uri().holdsContainers() || Probe.isTaken(ours)) {
            throw new FileAlreadyExistsException(directory.toString());
        }
        ours.getFileSystem().changing();
        NioErrors.run(
                ours,
                () -> ours.getFileSystem().elasto().open(ours.uri(), options).close());
    }

    @Override
    public final void delete(Path path) throws IOException {
        ElastoPath ours = open(path);
        ElastoFileSystem fileSystem = ours.getFileSystem();
        fileSystem.changing();
        boolean known = fileSystem.directories().forget(ours.uri());
        try {
            NioErrors.remove(ours, () -> fileSystem.elasto().remove(ours.uri()));
        } catch (NoSuchFileException e) {
            // A directory of a flat store goes with the last file in it.
            if (!known) {
                throw e;
            }
        }
    }

    @Override
    public final void copy(Path source, Path target, CopyOption... options) throws IOException {
        Copier.copy(ElastoPath.of(source), ElastoPath.of(target), options);
    }

    @Override
    public final void move(Path source, Path target, CopyOption... options) throws IOException {
        Copier.move(ElastoPath.of(source), ElastoPath.of(target), options);
    }

    /** Compares names, and asks nobody; a slash at the end makes no difference. */
    @Override
    public final boolean isSameFile(Path one, Path other) {
        if (one.equals(other)) {
            return true;
        }
        if (!(one instanceof ElastoPath here) || !(other instanceof ElastoPath there)) {
            return false;
        }
        StorageUri that = there.uri();
        return here.getFileSystem().elasto().isSame(here.uri(), that)
                || (here.endsWithSlash() != there.endsWithSlash()
                        && here.toAbsolutePath().startsWith(there.toAbsolutePath())
                        && there.toAbsolutePath().startsWith(here.toAbsolutePath()));
    }

    /** As on Unix: names that begin with a dot. */
    @Override
    public final boolean isHidden(Path path) {
        ElastoPath name = ElastoPath.of(path).getFileName();
        return name != null
                && name.toString().startsWith(".")
                && !name.toString().startsWith("./");
    }

    @Override
    public final FileStore getFileStore(Path path) {
        ElastoPath ours = open(path);
        StorageUri uri = ours.uri();
        while (!uri.isContainer() && !uri.holdsContainers()) {
            uri = uri.parent();
        }
        StorageUri bare = uri.key().endsWith("/")
                ? uri.withKey(uri.key().substring(0, uri.key().length() - 1))
                : uri;
        return new ElastoFileStore(ElastoPath.of(ours.getFileSystem(), bare));
    }

    /** Whether it is there; who may do what with it is found out by doing it. */
    @Override
    public final void checkAccess(Path path, AccessMode... modes) throws IOException {
        StatAttributes attributes = attributes(open(path), true);
        if (List.of(modes).contains(AccessMode.EXECUTE) && attributes.isRegularFile()) {
            throw new AccessDeniedException(path.toString(), null, "a file of a store is not executed");
        }
    }

    private static StatAttributes attributes(ElastoPath path, boolean basic) throws IOException {
        ElastoFileSystem fileSystem = path.getFileSystem();
        ListedStat listed = path.takeListed();
        boolean good =
                basic && listed != null && listed.isGood(fileSystem.timing().nanos(), fileSystem.changes());
        if (good && listed != null) {
            return new StatAttributes(listed.stat());
        }
        FileStat stat = Probe.stat(path);
        if (stat == null) {
            throw new NoSuchFileException(path.toString());
        }
        return new StatAttributes(stat);
    }

    @Override
    public final <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        boolean basic = type == BasicFileAttributes.class;
        if (!basic && type != ElastoFileAttributes.class) {
            throw new UnsupportedOperationException("a store has no " + type.getSimpleName());
        }
        return type.cast(attributes(open(path), basic));
    }

    @Override
    public final Map<String, @Nullable Object> readAttributes(Path path, String names, LinkOption... options)
            throws IOException {
        return AttributeNames.read(attributes(open(path), AttributeNames.isBasic(names)), names);
    }

    @Override
    public final <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        boolean elasto = type == ElastoFileAttributeView.class;
        ElastoPath ours = ElastoPath.of(path);
        return elasto || type == BasicFileAttributeView.class
                ? type.cast(new ReadingView(ours, elasto ? "elasto" : "basic"))
                : null;
    }

    @Override
    public final void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException("a store sets no attribute of a file that is there: " + attribute);
    }
}
