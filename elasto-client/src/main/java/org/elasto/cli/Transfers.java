package org.elasto.cli;

import java.io.InputStream;
import java.util.Map;
import java.util.OptionalLong;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.transfer.Transfer;
import org.elasto.client.transfer.TransferOptions;
import org.jspecify.annotations.Nullable;

/** The client's transfers with the tool's progress, interruption and care for names that mean the same file. */
final class Transfers {

    private final Session session;
    private final Options options;

    /**
     * How to write the target.
     *
     * @param force whether an existing target is replaced
     * @param contentType its media type; null takes that of the source
     * @param metadata its metadata; null takes that of the source
     */
    record Options(
            boolean force,
            @Nullable String contentType,
            @Nullable Map<String, String> metadata) {

        static Options of(boolean force) {
            return new Options(force, null, null);
        }
    }

    Transfers(Session session, Options options) {
        this.session = session;
        this.options = options;
    }

    /** Moves bytes and tells how many. */
    private interface Work {
        long run(Transfer transfer);
    }

    private long watched(String shown, Work work) {
        try (Progress progress = session.progress(shown)) {
            TransferOptions how = TransferOptions.DEFAULT
                    .withForce(options.force())
                    .withContentType(options.contentType())
                    .withMetadata(options.metadata())
                    .withCancellation(session.interruption().cancellation())
                    .withProgress((done, total) -> {
                        session.interruption().check();
                        progress.update(done, total);
                    });
            try (Transfer transfer = new Transfer(session.client(), how)) {
                return work.run(transfer);
            }
        }
    }

    /** Copies a file and tells its size. */
    long copy(Operand source, Operand target) {
        requireFile(source);
        refuseSame(source, target);
        return watched(
                source.shown(),
                transfer -> transfer.copy(source.uri(), target.uri()).bytes());
    }

    /** Copies a file, then removes the source, and tells its size. */
    long move(Operand source, Operand target) {
        requireFile(source);
        refuseSame(source, target);
        return watched(
                source.shown(),
                transfer -> transfer.move(source.uri(), target.uri()).bytes());
    }

    /** Writes a stream to a file and tells how many bytes it had. */
    long upload(InputStream bytes, Operand target) {
        return watched(
                target.shown(), transfer -> transfer.write(bytes, target.uri()).bytes());
    }

    /** Writes a file, or a part of it, to standard output. */
    void download(Operand source, ByteSpan span) {
        requireFile(source);
        long offset = span.fromEnd() ? span.offset(size(source).orElse(0)) : span.offset(0);
        watched(
                source.shown(),
                transfer -> transfer.read(source.uri(), offset, span.length(), session.out())
                        .bytes());
    }

    private OptionalLong size(Operand source) {
        return session.client().stat(source.uri()).size();
    }

    private void refuseSame(Operand source, Operand target) {
        if (SameFile.is(source, target, session.client())) {
            throw CliException.usage(source.shown() + " and " + target.shown() + " are the same");
        }
    }

    private static void requireFile(Operand source) {
        if (source.uri().key().isEmpty() || source.uri().isContainer()) {
            throw directory(source);
        }
    }

    static StorageException directory(Operand operand) {
        return new StorageException(
                ErrorKind.INVALID_ARGUMENT, operand.shown() + " is no file; only single files are copied");
    }
}
