package org.elasto.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves: renames, or copies and then removes the source. */
@Command(
        name = "mv",
        description = {
            "Move a file from anywhere to anywhere: rename it, or copy it, then remove the source.",
            "What exists already is kept, unless --force is given."
        })
final class MvCommand extends StorageCommand {

    @Option(
            names = {"-f", "--force"},
            description = "Replace what exists.")
    private boolean force;

    @Parameters(index = "0", paramLabel = "SRC", description = "What to move.")
    private String source = "";

    @Parameters(index = "1", paramLabel = "DST", description = "Where to: a file, a bucket or a directory/.")
    private String target = "";

    @Override
    ExitCode run(Session session) {
        Operand from = session.operand(source);
        Operand to = Targets.under(session.operand(target), from);
        long bytes = new Transfers(session, Transfers.Options.of(force)).move(from, to);
        session.printer().done(new Printer.Done(name(), from.shown(), to.shown(), bytes));
        return ExitCode.OK;
    }
}
