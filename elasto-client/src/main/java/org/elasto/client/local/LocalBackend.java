package org.elasto.client.local;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.elasto.client.Backend;
import org.elasto.client.Capability;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileHandle;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StageOptions;
import org.elasto.client.StagedFile;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;

/** The file API over local files. Files have no content type and no metadata of their own; those are not kept. */
final class LocalBackend implements Backend {

    static final Set<Capability> CAPABILITIES = Set.of(
            Capability.WRITE_RANGE,
            Capability.WRITE_SEQUENTIAL,
            Capability.SPARSE,
            Capability.SPLICE,
            Capability.DIRECTORIES,
            Capability.RENAME,
            Capability.EXCLUSIVE_CREATE);

    private final FileSystem files;

    LocalBackend(FileSystem files) {
        this.files = files;
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    private Path path(StorageUri uri) {
        try {
            return files.getPath("/" + uri.key());
        } catch (InvalidPathException e) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT,
                    "the file system of this machine has no name for " + uri + ": " + e.getReason(),
                    false,
                    null,
                    e);
        }
    }

    @Override
    public FileHandle openFile(StorageUri uri, OpenOptions options) {
        Path path = path(uri);
        if (options.ifMatch() != null) {
            throw new StorageException(ErrorKind.UNSUPPORTED, "local files have no ETag to match");
        }
        requireFile(uri);
        if (Files.isDirectory(path)) {
            throw options.has(OpenFlag.EXCLUSIVE)
                    ? new StorageException(ErrorKind.ALREADY_EXISTS, uri + " exists, and is a directory")
                    : new StorageException(ErrorKind.INVALID_ARGUMENT, uri + " is a directory; open it with DIRECTORY");
        }
        try {
            return new LocalFile(uri, LocalContent.open(path, options));
        } catch (IOException e) {
            throw LocalErrors.of("open", path, e);
        }
    }

    @Override
    public DirectoryHandle openDirectory(StorageUri uri, OpenOptions options) {
        Path path = path(uri);
        boolean created = false;
        if (options.has(OpenFlag.CREATE)) {
            try {
                created = createDirectory(path, options.has(OpenFlag.EXCLUSIVE));
            } catch (IOException e) {
                throw LocalErrors.of("create", path, e);
            }
        }
        if (stat(path, uri).type() != FileType.DIRECTORY) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, uri + " is not a directory");
        }
        return new LocalDirectory(uri, path, created);
    }

    private static boolean createDirectory(Path path, boolean exclusive) throws IOException {
        if (!exclusive && Files.isDirectory(path)) {
            return false;
        }
        Files.createDirectory(path);
        return true;
    }

    @Override
    public FileStat stat(StorageUri uri) {
        Path path = path(uri);
        FileStat stat = stat(path, uri);
        if (uri.looksLikeDirectory() && stat.type() != FileType.DIRECTORY) {
            throw LocalErrors.of("stat", path, new NoSuchFileException(path + "/"));
        }
        return stat;
    }

    @Override
    public void remove(StorageUri uri) {
        Path path = path(uri);
        if (uri.looksLikeDirectory() && !Files.isDirectory(path)) {
            throw LocalErrors.of("remove", path, new NoSuchFileException(path + "/"));
        }
        remove(path);
    }

    /** In one step; that the name is free is looked at beforehand, for the system has no other way. */
    @Override
    public void rename(StorageUri from, StorageUri to, boolean replace) {
        Path source = path(from);
        Path target = path(to);
        try {
            boolean directory =
                    Files.readAttributes(source, BasicFileAttributes.class).isDirectory();
            boolean taken = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
            if (taken && (!replace || directory || Files.isDirectory(target))) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new StorageException(
                    ErrorKind.UNSUPPORTED,
                    "another file system: copy " + from + " to " + to + " instead",
                    false,
                    null,
                    e);
        } catch (IOException e) {
            throw LocalErrors.of("rename", source, e);
        }
    }

    @Override
    public StagedFile stage(StorageUri uri, StageOptions options) {
        Path path = path(uri);
        requireFile(uri);
        try {
            return LocalStaged.begin(path, options);
        } catch (IOException e) {
            throw LocalErrors.of("create", path, e);
        }
    }

    @Override
    public StagedFile restage(StorageUri uri, StageOptions options, String token) {
        Path path = path(uri);
        requireFile(uri);
        try {
            return LocalStaged.resume(path, options, token);
        } catch (IOException e) {
            throw LocalErrors.of("go on with", path, e);
        }
    }

    private static void requireFile(StorageUri uri) {
        if (uri.looksLikeDirectory()) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, uri + " ends with a slash, so it is not a file");
        }
    }

    static void remove(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw LocalErrors.of("remove", path, e);
        }
    }

    static FileStat stat(Path path, StorageUri uri) {
        try {
            return stat(Files.readAttributes(path, BasicFileAttributes.class));
        } catch (IOException e) {
            throw LocalErrors.of("stat", path, e);
        }
    }

    static FileStat stat(BasicFileAttributes attributes) {
        return new FileStat(
                attributes.isDirectory() ? FileType.DIRECTORY : FileType.FILE,
                attributes.isRegularFile() ? OptionalLong.of(attributes.size()) : OptionalLong.empty(),
                attributes.lastModifiedTime().toInstant(),
                null,
                null,
                null,
                Map.of());
    }

    static FileSystemStat statfs(Path path) {
        try {
            var store = Files.getFileStore(path);
            return new FileSystemStat(
                    CAPABILITIES,
                    1,
                    LocalContent.BLOCK,
                    Long.MAX_VALUE,
                    OptionalLong.of(store.getTotalSpace()),
                    OptionalLong.of(store.getUsableSpace()));
        } catch (IOException e) {
            throw LocalErrors.of("statfs", path, e);
        }
    }

    @Override
    public void close() {
        // Each handle holds its own channel; there is nothing in common to let go of.
    }
}
