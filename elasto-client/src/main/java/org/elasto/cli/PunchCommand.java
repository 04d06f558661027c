package org.elasto.cli;

import org.elasto.client.ByteRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a hole in a file. */
@Command(name = "punch", description = "Give back a range of a file, which reads as zeros then; its size stays.")
final class PunchCommand extends StorageCommand {

    @Option(names = "--lease", paramLabel = "ID", description = "The lease to write under.")
    private @Nullable String lease;

    @Mixin
    private DryRun dryRun = new DryRun();

    @Parameters(index = "0", paramLabel = "URI", description = "The file.")
    private String uri = "";

    @Parameters(
            index = "1",
            paramLabel = "OFFSET",
            description = "Where the hole begins, as 0, 512, 4K, 10MiB or 10MB.")
    private String offset = "";

    @Parameters(index = "2", paramLabel = "LENGTH", description = "How many bytes it has.")
    private String length = "";

    @Override
    ExitCode run(Session session) {
        Operand operand = session.operand(uri);
        ByteRange range = new ByteRange(ByteSize.parse(offset), ByteSize.parse(length));
        if (dryRun.asked()) {
            Rewriting.look(session, operand, false);
        }
        Printer.Done done = new Printer.Done(name(), operand.shown(), null, range.length());
        dryRun.run(session, done, () -> Rewriting.run(session, operand, false, lease, file -> file.punchHole(range)));
        return ExitCode.OK;
    }
}
