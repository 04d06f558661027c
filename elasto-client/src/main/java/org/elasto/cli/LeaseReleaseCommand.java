package org.elasto.cli;

import org.elasto.client.ElastoFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a lease back. */
@Command(name = "release", description = "Give a lease back, so that another can be taken at once.")
final class LeaseReleaseCommand extends StorageCommand {

    @Option(names = "--id", paramLabel = "ID", required = true, description = "The id of the lease.")
    private String id = "";

    @Mixin
    private DryRun dryRun = new DryRun();

    @Parameters(paramLabel = "URI", description = "The blob, container, file or share.")
    private String uri = "";

    @Override
    ExitCode run(Session session) {
        Operand operand = session.operand(uri);
        Leases leases = new Leases(session, operand);
        if (dryRun.asked()) {
            leases.look();
        }
        dryRun.run(session, Printer.Done.of("lease release", operand.shown()), () -> {
            try (ElastoFile file = leases.open(id)) {
                file.namedLease().release();
            }
        });
        return ExitCode.OK;
    }
}
