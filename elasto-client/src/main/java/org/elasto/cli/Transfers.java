package org.elasto.cli;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.elasto.client.Cost;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.client.transfer.PendingTransfer;
import org.elasto.client.transfer.ProgressListener;
import org.elasto.client.transfer.SyncOptions;
import org.elasto.client.transfer.Transfer;
import org.elasto.client.transfer.TransferOptions;
import org.elasto.client.transfer.TreeResult;
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
            return with(transferOptions(progress::update), work::run);
        }
    }

    private TransferOptions transferOptions(ProgressListener progress) {
        return TransferOptions.DEFAULT
                .withForce(options.force())
                .withContentType(options.contentType())
                .withMetadata(options.metadata())
                .withCancellation(session.interruption().cancellation())
                .withJournals(session.journals())
                .withProgress((done, total) -> {
                    session.interruption().check();
                    progress.progress(done, total);
                });
    }

    private <T> T with(TransferOptions how, Function<Transfer, T> work) {
        try (Transfer transfer = new Transfer(session.client(), how)) {
            return work.apply(transfer);
        } finally {
            session.interruption().tellOfUnfinished(session.journals());
        }
    }

    /** Copies or moves all files below a directory. */
    TreeResult tree(Operand source, Operand target, boolean move, TreeReport report) {
        try (report) {
            return with(
                    transferOptions(report::progress),
                    transfer -> move
                            ? transfer.moveTree(source.uri(), target.uri(), report)
                            : transfer.copyTree(source.uri(), target.uri(), report));
        }
    }

    /** Tells what making one directory like another would change. */
    TreeResult sync(Operand source, Operand target, SyncOptions how, ExplainedSync plan) {
        return with(
                transferOptions((done, total) -> {}), transfer -> transfer.sync(source.uri(), target.uri(), how, plan));
    }

    /** Makes one directory like another. */
    TreeResult sync(Operand source, Operand target, SyncOptions how, TreeReport report) {
        try (report) {
            return with(
                    transferOptions(report::progress),
                    transfer -> transfer.sync(source.uri(), target.uri(), how, report));
        }
    }

    /** The transfers that were begun and not finished. */
    List<PendingTransfer> pending() {
        return session.journals() == null ? List.of() : with(transferOptions((done, total) -> {}), Transfer::pending);
    }

    /** Goes on with one, and tells its size. */
    long resume(PendingTransfer pending) {
        return watched(
                pending.target().name(),
                transfer -> transfer.resume(pending.id()).bytes());
    }

    /** Drops one, with all that has arrived. */
    void abandon(PendingTransfer pending) {
        with(transferOptions((done, total) -> {}), transfer -> {
            transfer.abandon(pending.id());
            return true;
        });
    }

    /**
     * A file and where it is to go.
     *
     * @param stat of the source, as far as it is known
     */
    record Pair(StorageUri source, FileStat stat, StorageUri target) {

        Printer.Done planned(String command) {
            return new Printer.Done(
                    command,
                    Operand.shown(source),
                    Operand.shown(target),
                    stat.size().orElse(-1));
        }
    }

    /** The files below a directory, and where they would go. */
    List<Pair> list(Operand source, Operand target) {
        List<Pair> pairs = new ArrayList<>();
        new Listing(session)
                .eachFileBelow(
                        source.uri(),
                        entry -> pairs.add(
                                new Pair(entry.uri(), entry.stat(), target.uri().resolve(entry.name()))));
        return pairs;
    }

    /** What copying them takes. */
    Printer.Plan explain(String command, List<Pair> pairs) {
        return with(transferOptions((done, total) -> {}), transfer -> {
            Cost cost = pairs.stream()
                    .map(pair -> transfer.explain(pair.source(), pair.stat(), pair.target()))
                    .reduce(Cost.NONE, Cost::plus);
            return new Printer.Plan(command, pairs.size(), cost);
        });
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
        return new StorageException(ErrorKind.INVALID_ARGUMENT, operand.shown() + " is no file; -r copies directories");
    }
}
