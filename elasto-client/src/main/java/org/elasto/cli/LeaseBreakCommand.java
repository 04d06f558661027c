package org.elasto.cli;

import java.time.Duration;
import org.elasto.client.ElastoFile;
import org.elasto.client.LockOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a lease, whoever holds it. */
@Command(name = "break", description = "End a lease, or on S3 a lock, whoever holds it.")
final class LeaseBreakCommand extends StorageCommand {

    private static final String COMMAND = "lease break";

    @Option(
            names = "--period",
            paramLabel = "TIME",
            description =
                    "How long its holder may still write, up to 60s; default: as long as the lease holds, or not at all"
                            + " if that is for ever.")
    private @Nullable String period;

    @Mixin
    private DryRun dryRun = new DryRun();

    @Parameters(paramLabel = "URI", description = "The blob, container, file or share, or what is locked on S3.")
    private String uri = "";

    @Override
    ExitCode run(Session session) {
        Operand operand = session.operand(uri);
        String told = period;
        Duration time = told == null ? null : TimeSpan.parse(told);
        Leases leases = new Leases(session, operand);
        if (dryRun.asked()) {
            if (!leases.onlyAdvisory()) {
                leases.look();
            }
            session.printer().planned(Printer.Done.of(COMMAND, operand.shown()));
            return ExitCode.OK;
        }
        long seconds = end(session, leases, time);
        session.printer().lease(new Printer.Leased(COMMAND, operand.uri(), null, seconds));
        return ExitCode.OK;
    }

    /** Tells for how many seconds it still holds. */
    private static long end(Session session, Leases leases, @Nullable Duration time) {
        if (!leases.onlyAdvisory()) {
            try (ElastoFile file = leases.open(null)) {
                return file.breakLease(time).toSeconds();
            }
        }
        if (time != null && !time.isZero()) {
            throw CliException.usage("a lock ends at once when it is broken; leave out --period");
        }
        session.client().breakLock(leases.operand().uri(), LockOptions.PRESET);
        return 0;
    }
}
