package org.elasto.client.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.Leftover;
import org.elasto.client.StageOptions;
import org.elasto.client.StagedFile;
import org.elasto.client.StorageException;

/** A local file in the making: a neighbour takes the pieces, and then its place in one step. */
final class LocalStaged implements StagedFile {

    /** Of no meaning here; so much is read and written at once. */
    private static final int PIECE = 8 << 20;

    private final Path path;
    private final Path neighbour;
    private final StageOptions options;
    private final FileChannel channel;
    private boolean ended;

    private LocalStaged(Path path, Path neighbour, StageOptions options, FileChannel channel) {
        this.path = path;
        this.neighbour = neighbour;
        this.options = options;
        this.channel = channel;
    }

    static LocalStaged begin(Path path, StageOptions options) throws IOException {
        Path target = target(path, options);
        Path neighbour = target.resolveSibling(Leftover.newDraftName());
        FileChannel channel = FileChannel.open(neighbour, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        LocalStaged staged = new LocalStaged(target, neighbour, options, channel);
        if (options.size() > 0) {
            LocalContent.grow(channel, options.size());
        }
        return staged;
    }

    static LocalStaged resume(Path path, StageOptions options, String token) throws IOException {
        Path target = target(path, options);
        // It comes from a file that somebody may have written to.
        if (!Leftover.isDraft(token) || token.indexOf('/') >= 0) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "no token of a local file: " + token);
        }
        Path neighbour = target.resolveSibling(token);
        FileChannel channel = FileChannel.open(neighbour, StandardOpenOption.WRITE);
        if (channel.size() != options.size()) {
            channel.close();
            throw new NoSuchFileException(neighbour.toString());
        }
        return new LocalStaged(target, neighbour, options, channel);
    }

    /** What is replaced is what a symbolic link leads to. */
    private static Path target(Path path, StageOptions options) throws IOException {
        boolean exists = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        if (exists && !options.replace()) {
            throw new FileAlreadyExistsException(path.toString());
        }
        if (Files.isDirectory(path)) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, path + " is a directory");
        }
        return exists && Files.exists(path) ? path.toRealPath() : path;
    }

    @Override
    public String token() {
        return neighbour.getFileName().toString();
    }

    @Override
    public int pieceSize() {
        return PIECE;
    }

    @Override
    public boolean sparse() {
        return true;
    }

    @Override
    public int unit() {
        return 1;
    }

    /** What was written stays for as long as the draft does. */
    @Override
    public boolean holds(ByteRange piece, long crc64) {
        return piece.end() <= options.size();
    }

    @Override
    public void write(long offset, ByteBuffer piece) {
        run("write", () -> LocalContent.writeFully(channel, offset, piece.duplicate()));
    }

    @Override
    public void publish() {
        run("publish", () -> {
            channel.force(true);
            Instant modified = options.modified();
            if (modified != null) {
                Files.setLastModifiedTime(neighbour, FileTime.from(modified));
            }
            if (options.replace() && Files.exists(path)) {
                LocalContent.keepPermissions(path, neighbour);
            }
            LocalContent.publish(neighbour, path, !options.replace());
            ended = true;
        });
    }

    @Override
    public void discard() {
        if (!ended) {
            ended = true;
            run("discard", () -> Files.deleteIfExists(neighbour));
        }
    }

    @Override
    public void close() {
        run("close", channel::close);
    }

    /** Something that the file system may refuse. */
    private interface Action {
        void run() throws IOException;
    }

    private void run(String verb, Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw LocalErrors.of(verb, path, e);
        }
    }
}
