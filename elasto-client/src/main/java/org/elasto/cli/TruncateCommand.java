package org.elasto.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets the size of a file. */
@Command(name = "truncate", description = "Set the size of a file: cut it off, or add a hole, or zeros without holes.")
final class TruncateCommand extends StorageCommand {

    @Option(
            names = {"-c", "--create"},
            description = "Create the file if it is not there.")
    private boolean create;

    @Option(names = "--lease", paramLabel = "ID", description = "The lease to write under.")
    private @Nullable String lease;

    @Mixin
    private DryRun dryRun = new DryRun();

    @Parameters(index = "0", paramLabel = "URI", description = "The file.")
    private String uri = "";

    @Parameters(index = "1", paramLabel = "SIZE", description = "Its size, as 512, 4K, 10MiB or 10MB.")
    private String size = "";

    @Override
    ExitCode run(Session session) {
        Operand operand = session.operand(uri);
        long bytes = ByteSize.parse(size);
        if (dryRun.asked()) {
            Rewriting.look(session, operand, create);
        }
        Printer.Done done = new Printer.Done(name(), operand.shown(), null, bytes);
        dryRun.run(session, done, () -> Rewriting.run(session, operand, create, lease, file -> file.truncate(bytes)));
        return ExitCode.OK;
    }
}
