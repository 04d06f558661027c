package org.elasto.cli;

import java.time.Duration;
import org.elasto.client.Lease;
import org.elasto.client.LeaseOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a lease and leaves it to whoever is told its id. */
@Command(name = "acquire", description = "Take a lease and print its id.")
final class LeaseAcquireCommand extends StorageCommand {

    private static final String COMMAND = "lease acquire";

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            description =
                    "How long it holds without being renewed: 15s to 60s, or infinite, which is all that a file of"
                            + " Azure Files knows; default: infinite.")
    private String duration = "infinite";

    @Option(names = "--id", paramLabel = "ID", description = "The id it is to have, a UUID; default: a new one.")
    private @Nullable String id;

    @Mixin
    private DryRun dryRun = new DryRun();

    @Parameters(paramLabel = "URI", description = "The blob, container, file or share.")
    private String uri = "";

    @Override
    ExitCode run(Session session) {
        Operand operand = session.operand(uri);
        Duration time = Leases.duration(duration);
        LeaseOptions options = new LeaseOptions(time, id, false, null);
        Leases leases = new Leases(session, operand);
        if (dryRun.asked()) {
            leases.look();
            session.printer().planned(Printer.Done.of(COMMAND, operand.shown()));
            return ExitCode.OK;
        }
        // The handle stays open: closing it would give the lease back.
        Lease lease = leases.open(null).acquireLease(options);
        session.printer()
                .lease(new Printer.Leased(COMMAND, operand.uri(), lease.id(), time == null ? -1 : time.toSeconds()));
        return ExitCode.OK;
    }
}
