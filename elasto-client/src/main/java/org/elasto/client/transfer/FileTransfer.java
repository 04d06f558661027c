package org.elasto.client.transfer;

import java.net.URLConnection;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.FileType;
import org.elasto.client.ModifiedTime;
import org.elasto.client.OpenOptions;
import org.elasto.client.StageOptions;
import org.elasto.client.StagedFile;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.jspecify.annotations.Nullable;

/** Copies one file the way that suits both ends; leaves nothing behind when it fails, but for what can be resumed. */
final class FileTransfer {

    private final Engine engine;

    FileTransfer(Engine engine) {
        this.engine = engine;
    }

    /**
     * Copies a file.
     *
     * @param etag only the version that has it; null for any
     * @param move whether the source is removed afterwards
     */
    TransferResult copy(StorageUri from, StorageUri to, @Nullable String etag, boolean move) {
        try (ElastoFile source = engine.elasto().open(from, OpenOptions.of().withIfMatch(etag))) {
            TransferResult result = copy(new StagedCopy.Source(source, source.stat()), to);
            if (move) {
                source.unlink();
            }
            return result;
        }
    }

    private TransferResult copy(StagedCopy.Source source, StorageUri to) {
        FileStat stat = source.stat();
        StorageUri from = source.file().uri();
        if (!Engine.isLocal(from) && !Engine.isLocal(to)) {
            return new DirectCopy(engine, to).splice(source.file(), stat, engine.isNear(from, to));
        }
        // The system makes up what some files hold, and says that they are empty.
        boolean special =
                stat.size().isEmpty() || (Engine.isLocal(from) && stat.size().getAsLong() == 0) || isSpecial(to);
        if (special) {
            return new DirectCopy(engine, to).copy(source.file(), stat);
        }
        StageOptions options = options(from, stat);
        StagedFile target = engine.stage(to, options);
        Journal journal = journal(source, to, new Begun(options, target));
        return new TransferResult(to, finish(source, target, Engine.isLocal(to), journal), false);
    }

    private record Begun(StageOptions options, StagedFile target) {}

    /** Something like {@code /dev/null} is written to, never replaced. */
    private boolean isSpecial(StorageUri to) {
        if (!Engine.isLocal(to) || !engine.options().force()) {
            return false;
        }
        try {
            FileStat there = engine.elasto().stat(to);
            return there.type() == FileType.FILE && there.size().isEmpty();
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private StageOptions options(StorageUri from, FileStat stat) {
        TransferOptions asked = engine.options();
        String contentType = asked.contentType() == null ? stat.contentType() : asked.contentType();
        if (contentType == null) {
            contentType = URLConnection.guessContentTypeFromName(from.name());
        }
        Map<String, String> metadata = asked.metadata();
        return StageOptions.of(stat.size().orElseThrow())
                .withReplace(asked.force())
                .withContentType(contentType)
                .withMetadata(metadata == null ? stat.metadata() : metadata)
                .withModified(ModifiedTime.of(stat));
    }

    /** Where a process that comes later learns of it; what is one piece is sooner sent again. */
    private @Nullable Journal journal(StagedCopy.Source source, StorageUri to, Begun begun) {
        Path directory = engine.options().journals();
        if (directory == null || begun.options().size() <= begun.target().pieceSize()) {
            return null;
        }
        boolean kept = false;
        try {
            JournalHead head = new JournalHead(
                    UUID.randomUUID().toString().substring(0, 8),
                    source.file().uri(),
                    to,
                    JournalHead.version(source.stat()),
                    begun.options(),
                    begun.target().token(),
                    Instant.now(Clock.systemUTC()));
            Journal journal = Journal.create(directory, head);
            kept = true;
            return journal;
        } finally {
            if (!kept) {
                drop(begun.target());
            }
        }
    }

    /** Goes on with a transfer; begins it anew if nothing is left of it. */
    TransferResult resume(Journal journal) {
        JournalHead head = journal.head();
        boolean closed = false;
        try (ElastoFile file = engine.elasto().open(head.source())) {
            StagedCopy.Source source = new StagedCopy.Source(file, file.stat());
            if (!JournalHead.version(source.stat()).equals(head.version())) {
                throw new StorageException(
                        ErrorKind.PRECONDITION_FAILED,
                        head.source() + " was changed since the transfer " + head.id() + " was begun; drop that, and"
                                + " begin anew");
            }
            StagedFile target = restage(head);
            if (target == null) {
                closed = true;
                journal.remove();
                return copy(source, head.target());
            }
            closed = true;
            return new TransferResult(
                    head.target(), finish(source, target, Engine.isLocal(head.target()), journal), false);
        } finally {
            if (!closed) {
                journal.close();
            }
        }
    }

    private @Nullable StagedFile restage(JournalHead head) {
        try {
            return engine.elasto().restage(head.target(), head.options(), head.token());
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    /** Drops a transfer with all that has arrived. */
    void abandon(Journal journal) {
        JournalHead head = journal.head();
        boolean dropped = false;
        try {
            StagedFile target = restage(head);
            if (target != null) {
                try (target) {
                    target.discard();
                }
            }
            dropped = true;
        } finally {
            if (dropped) {
                journal.remove();
            } else {
                journal.close();
            }
        }
    }

    /** Carries it to its end; tells how many bytes the file has. */
    private long finish(StagedCopy.Source source, StagedFile target, boolean local, @Nullable Journal journal) {
        boolean keep = false;
        boolean published = false;
        try {
            StagedCopy copy = new StagedCopy(engine, source, target, local, journal);
            long bytes = Stoppable.run(engine.options().cancellation(), copy::run);
            published = true;
            return bytes;
        } catch (StorageException e) {
            keep = journal != null
                    && (e.retryable() || engine.options().cancellation().isCancelled());
            throw e;
        } finally {
            if (!published && !keep) {
                drop(target);
            }
            target.close();
            if (journal != null && keep) {
                journal.close();
            } else if (journal != null) {
                journal.remove();
            }
        }
    }

    private static void drop(StagedFile target) {
        try {
            target.discard();
        } catch (StorageException e) {
            // What went wrong before is thrown; what stays behind is the lesser news.
            System.getLogger(FileTransfer.class.getName())
                    .log(System.Logger.Level.WARNING, "could not remove what was begun: {0}", e.getMessage());
        }
    }
}
