package org.elasto.cli;

import java.util.List;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates buckets, and directories where they exist by themselves. */
@Command(name = "mkdir", description = "Create a bucket, a container or a directory.")
final class MkdirCommand extends StorageCommand {

    @Option(
            names = {"-L", "--location"},
            paramLabel = "LOCATION",
            description = "Where the service is to keep a bucket: its location constraint.")
    private @Nullable String location;

    @Mixin
    private DryRun dryRun = new DryRun();

    @Parameters(paramLabel = "URI", arity = "1..*", description = "What to create.")
    private List<String> names = List.of();

    @Override
    ExitCode run(Session session) {
        OpenOptions options = OpenOptions.of(OpenFlag.CREATE, OpenFlag.EXCLUSIVE, OpenFlag.DIRECTORY)
                .withLocation(location);
        return session.each(name(), names, name -> {
            Operand operand = session.operand(name);
            if (dryRun.asked()) {
                Absence.require(session, operand);
            }
            dryRun.run(
                    session,
                    Printer.Done.of(name(), operand.shown()),
                    () -> session.client().open(operand.uri(), options).close());
        });
    }
}
