package org.elasto.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.elasto.client.Leftover;
import org.elasto.client.transfer.PendingTransfer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes what transfers left behind. */
@Command(
        name = "gc",
        description = {
            "Without a URI: drop the transfers of this machine that were interrupted, with all that has arrived.",
            "With URIs: remove what was left behind in a bucket or container, or below a directory: unfinished uploads,"
                    + " uncommitted blocks, drafts. Somebody may be at work on what is new, so only what is old goes."
        })
final class GcCommand extends StorageCommand {

    private static final Duration OLD = Duration.ofDays(1);

    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            description =
                    "How old it has to be, as in 12h or 7d; default: 1d with URIs, else any. With 0 also what has no"
                            + " age, as blocks of blobs have none.")
    private @Nullable String age;

    @Mixin
    private DryRun dryRun = new DryRun();

    @Parameters(paramLabel = "URI", arity = "0..*", description = "Where to look.")
    private List<String> names = List.of();

    @Override
    ExitCode run(Session session) {
        String text = age;
        if (names.isEmpty()) {
            dropTransfers(session, text == null ? Duration.ZERO : TimeSpan.parse(text));
            return ExitCode.OK;
        }
        Duration least = text == null ? OLD : TimeSpan.parse(text);
        return session.each(name(), names, name -> sweep(session, session.operand(name), least));
    }

    private void dropTransfers(Session session, Duration least) {
        Transfers transfers = new Transfers(session, Transfers.Options.of(false));
        for (PendingTransfer pending : transfers.pending()) {
            session.interruption().check();
            if (isOld(pending.started(), least)) {
                Printer.Done done = new Printer.Done(
                        name(), Operand.shown(pending.source()), Operand.shown(pending.target()), pending.done());
                dryRun.run(session, done, () -> transfers.abandon(pending));
            }
        }
    }

    private void sweep(Session session, Operand directory, Duration least) {
        try (Stream<Leftover> leftovers = session.client().leftovers(directory.uri())) {
            leftovers.forEach(leftover -> {
                session.interruption().check();
                if (isOld(leftover.started(), least)) {
                    Printer.Done done = Printer.Done.of(name(), Operand.shown(leftover.uri()));
                    dryRun.run(session, done, () -> session.client().remove(leftover));
                }
            });
        }
    }

    private static boolean isOld(@Nullable Instant started, Duration least) {
        return least.isZero() || (started != null && started.plus(least).isBefore(Instant.now(Clock.systemUTC())));
    }
}
