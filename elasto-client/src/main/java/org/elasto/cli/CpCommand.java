package org.elasto.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies; the service copies by itself where it can. */
@Command(
        name = "cp",
        description = "Copy a file from anywhere to anywhere. What exists already is kept, unless --force is given.")
final class CpCommand extends StorageCommand {

    @Option(
            names = {"-f", "--force"},
            description = "Replace what exists.")
    private boolean force;

    @Parameters(index = "0", paramLabel = "SRC", description = "What to copy.")
    private String source = "";

    @Parameters(index = "1", paramLabel = "DST", description = "Where to: a file, a bucket or a directory/.")
    private String target = "";

    @Override
    ExitCode run(Session session) {
        Operand from = session.operand(source);
        Operand to = Targets.under(session.operand(target), from);
        long bytes = new Transfers(session, Transfers.Options.of(force)).copy(from, to);
        session.printer().done(new Printer.Done(name(), from.shown(), to.shown(), bytes));
        return ExitCode.OK;
    }
}
